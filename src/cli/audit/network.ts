import type { Initiator, SeenRequest } from '../../audit/observation';
import { initiatorOf, type ToldInitiator } from './initiators';
import type { Target, Told } from './targets';

/** A cookie that came with an answer. */
export interface AnsweredCookie {
  readonly name: string;
  readonly url: string;
}

interface ToldRequest {
  readonly requestId: string;
  readonly documentURL: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly type?: string;
  readonly initiator: ToldInitiator;
}

type Growing = { -readonly [K in keyof SeenRequest]: SeenRequest[K] };

/** All that goes over the network, as the browser tells it. */
export class Network {
  readonly requests: SeenRequest[] = [];
  readonly cookies: AnsweredCookie[] = [];
  /** When something began or ended last. */
  lastChange = performance.now();
  readonly #open = new Map<string, Growing>();
  readonly #styles = new Set<string>();
  readonly #urls = new Map<string, string>();

  /** How many wait for their answer. */
  get waiting(): number {
    return this.#open.size;
  }

  hear({ method, params, target }: Told): void {
    const key = `${target.id} ${params.requestId}`;
    if (method === 'Network.requestWillBeSent') this.#began(key, params as unknown as ToldRequest, target);
    else if (method === 'Network.webSocketCreated') this.#socket(params as unknown as ToldSocket, target);
    else if (method === 'Network.responseReceivedExtraInfo') this.#answered(key, params as unknown as ToldAnswer);
    else this.#ended(key, (params as { blockedReason?: string }).blockedReason);
  }

  /** What a worker or another page asked for that nobody told of. */
  add(url: string, method: string, type: string, document: string): void {
    if (this.requests.some((it) => it.url === url)) return;
    this.lastChange = performance.now();
    this.requests.push({ url, method, type, document, by: { kind: 'unknown', url: document } });
  }

  #began(key: string, { documentURL, request, type = 'other', initiator }: ToldRequest, target: Target): void {
    this.lastChange = performance.now();
    const { url, method } = request;
    if (/^(data|blob|about|chrome|devtools):/.test(url)) return;
    const kind = type.toLowerCase();
    if (kind === 'stylesheet') this.#styles.add(url);
    const by = initiatorOf(initiator, documentURL, target, this.#styles);
    const seen: Growing = { url, method, type: kind, document: documentURL, by: this.#ofPreflight(initiator, by) };
    this.requests.push(seen);
    this.#open.set(key, seen);
    this.#urls.set(key, url);
  }

  /** A question before the request counts as that request's. */
  #ofPreflight({ type, requestId }: ToldInitiator, by: Initiator): Initiator {
    if (type !== 'preflight') return by;
    const asked = [...this.#open].find(([key]) => key.endsWith(` ${requestId}`))?.[1];
    return asked?.by ?? by;
  }

  #socket({ url, initiator }: ToldSocket, target: Target): void {
    this.lastChange = performance.now();
    const by = initiatorOf(initiator ?? { type: 'other' }, target.url, target, this.#styles);
    this.requests.push({ url, method: 'GET', type: 'websocket', document: target.url, by });
  }

  #answered(key: string, { headers }: ToldAnswer): void {
    const url = this.#urls.get(key);
    const [, lines = ''] = Object.entries(headers).find(([name]) => /^set-cookie$/i.test(name)) ?? [];
    for (const line of lines.split('\n').filter(Boolean)) {
      const [name = ''] = line.split('=');
      if (url) this.cookies.push({ name: name.trim(), url });
    }
  }

  #ended(key: string, blockedReason?: string): void {
    this.lastChange = performance.now();
    const seen = this.#open.get(key);
    // The page's own policy, or mixed content: it has not left the browser.
    if (seen && /^(csp|mixed-content|subresource-filter)$/.test(blockedReason ?? '')) seen.isBlocked = true;
    this.#open.delete(key);
  }
}

interface ToldSocket {
  readonly url: string;
  readonly initiator?: ToldInitiator;
}

interface ToldAnswer {
  readonly headers: Readonly<Record<string, string>>;
}
