import { exchangeFrames } from './stage/frames';
import { watchGlobals } from './stage/globals';
import type { RequestSeen, StageMessage } from './stage/messages';

/*
 * A page with one service, in a frame. Assent, and with it the service, comes only once the double answers for this page:
 * until then nothing here could ask anything of a vendor. Where there is no double, there is no Assent.
 */
start();

async function start(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const lookAtGlobals = watchGlobals((at, name, text) => tell({ type: 'call', at, name, text }));
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<RequestSeen>) => {
    // What was queued by then came before it.
    lookAtGlobals(data.at);
    tell(data);
  });
  serviceWorker.startMessages();
  await underControl(serviceWorker);
  tell({ type: 'start', at: Date.now() });
  exchangeFrames((url) => tell({ type: 'request', at: Date.now(), method: 'GET', url, destination: 'iframe' }));
  listen();
  insertTag();
}

function tell(message: StageMessage): void {
  parent.postMessage(message, location.origin);
}

async function underControl(serviceWorker: ServiceWorkerContainer): Promise<void> {
  if (serviceWorker.controller) return;
  const { active } = await serviceWorker.ready;
  await new Promise((controlled) => {
    serviceWorker.addEventListener('controllerchange', controlled, { once: true });
    // Reloaded with the shift key, a page comes past its worker.
    active?.postMessage('claim');
  });
}

/** Assent's tag waits in a template, as any site would write it. */
function insertTag(): void {
  const template = document.querySelector<HTMLTemplateElement>('#tag');
  if (template) document.head.append(document.importNode(template.content, true));
}

function listen(): void {
  window.assentQueue ??= [];
  window.assentQueue.push((assent) => {
    const say = (name: string, text: string) => tell({ type: 'assent', at: Date.now(), name, text });
    assent.on('ready', ({ status }) => say('ready', status));
    assent.on('grant', ({ names }) => say('grant', names.join(', ')));
    assent.on('withdraw', ({ names, left }) =>
      say('withdraw', [...names, ...left.map(({ name, reason }) => `${name}: ${reason}`)].join(', ')),
    );
    assent.on('error', ({ message }) => say('error', message));
  });
}
