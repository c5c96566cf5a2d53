import type { CDPSession } from 'playwright-core';

/** What the browser tells of one page, frame or worker: a message of the DevTools protocol. */
export interface Told {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Which of them, and what it is. */
  readonly target: Target;
}

export interface Target {
  readonly id: string;
  /** `page`, `iframe`, `worker`, `service_worker`, `shared_worker` … */
  readonly type: string;
  readonly url: string;
}

interface Channel {
  send(method: string, params?: object): void;
}

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string; readonly url: string };
}

const AUTO_ATTACH = { autoAttach: true, waitForDebuggerOnStart: true, flatten: false };

/**
 * Listens to a page and to all that it starts: frames of other sites and workers are targets of their own, each below the one
 * that started it. They wait until somebody listens, so that their first request is seen.
 */
export async function listen(session: CDPSession, tell: (told: Told) => void): Promise<void> {
  const page = { id: '', type: 'page', url: '' };
  const below = children(rootChannel(session), tell);
  for (const method of HEARD) session.on(method, (params) => tell({ method, params: { ...params }, target: page }));
  session.on('Target.attachedToTarget', (params) => below('Target.attachedToTarget', { ...params }));
  session.on('Target.receivedMessageFromTarget', (params) => below('Target.receivedMessageFromTarget', { ...params }));
  await session.send('Network.enable');
  await session.send('Target.setAutoAttach', AUTO_ATTACH);
}

const HEARD = [
  'Network.requestWillBeSent',
  'Network.responseReceivedExtraInfo',
  'Network.loadingFinished',
  'Network.loadingFailed',
  'Network.webSocketCreated',
] as const;

function rootChannel(session: CDPSession): Channel {
  // A page that is gone has nothing more to say.
  const send = session.send.bind(session) as (method: string, params?: object) => Promise<unknown>;
  return { send: (method, params) => void send(method, params).catch(() => undefined) };
}

/** @returns takes the messages that tell of targets below a channel */
function children(parent: Channel, tell: (told: Told) => void) {
  const known = new Map<string, { target: Target; below: ReturnType<typeof children> }>();
  return (method: string, params: Readonly<Record<string, unknown>>): void => {
    if (method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = params as unknown as Attached;
      const channel = nestedChannel(parent, sessionId);
      known.set(sessionId, { target: { id: sessionId, ...targetInfo }, below: children(channel, tell) });
      channel.send('Network.enable');
      channel.send('Target.setAutoAttach', AUTO_ATTACH);
      channel.send('Runtime.runIfWaitingForDebugger');
    } else if (method === 'Target.receivedMessageFromTarget') {
      const { sessionId, message } = params as { sessionId: string; message: string };
      const child = known.get(sessionId);
      const said = JSON.parse(message) as { method?: string; params?: Readonly<Record<string, unknown>> };
      if (!child || !said.method) return;
      if (said.method.startsWith('Target.')) child.below(said.method, said.params ?? {});
      else tell({ method: said.method, params: said.params ?? {}, target: child.target });
    }
  };
}

function nestedChannel(parent: Channel, sessionId: string): Channel {
  let id = 0;
  return {
    send(method, params = {}) {
      parent.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: ++id, method, params }) });
    },
  };
}
