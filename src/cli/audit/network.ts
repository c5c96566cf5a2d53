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
  /** By their ids, which are the same in all targets: what one asks for may be told of by another. */
  readonly #all = new Map<string, Growing>();
  /** Since when, by their ids. */
  readonly #open = new Map<string, number>();
  readonly #styles = new Set<string>();
  readonly #overheard: Overheard[] = [];
  /** So many were taken. */
  #taken = 0;

  /** What waits for its answer, and has done so for less than this many milliseconds: a stream never ends. */
  waiting(lessThan = Number.POSITIVE_INFINITY): string[] {
    const now = performance.now();
    return [...this.#open].filter(([, since]) => now - since < lessThan).map(([id]) => this.#all.get(id)?.url ?? '');
  }

  /** The page is left: what it waits for, nobody tells of any more. */
  leave(): void {
    this.#open.clear();
  }

  hear({ method, params, target }: Told): void {
    const id = `${params.requestId}`;
    if (method === 'Network.requestWillBeSent') this.#began(id, params as unknown as ToldRequest, target);
    else if (method === 'Network.webSocketCreated') this.#socket(params as unknown as ToldSocket, target);
    else if (method === 'Network.responseReceivedExtraInfo') this.#answered(id, params as unknown as ToldAnswer);
    else this.#ended(id, (params as { blockedReason?: string }).blockedReason);
  }

  /** What the driver has seen, be it of a service worker or of another window, where nobody else tells of it. */
  overhear(request: Overheard): void {
    this.#overheard.push(request);
  }

  /**
   * All since it was taken last. Each that was overheard is one that was told since then, or one more: a service worker may ask again
   * for what the page has asked for.
   */
  take(): SeenRequest[] {
    const told = this.requests.slice(this.#taken).map(nameOf);
    for (const request of this.#overheard.splice(0)) {
      const at = told.indexOf(nameOf(request));
      if (at < 0) this.requests.push(request);
      else told.splice(at, 1);
    }
    const since = this.requests.slice(this.#taken);
    this.#taken = this.requests.length;
    return since;
  }

  #began(id: string, { documentURL, request, type = 'other', initiator }: ToldRequest, target: Target): void {
    this.lastChange = performance.now();
    const { url, method } = request;
    if (/^(data|blob|about|chrome|devtools|[\w-]+-extension):/.test(url)) return;
    const kind = type.toLowerCase();
    if (kind === 'stylesheet') this.#styles.add(url);
    // Where a request is redirected, it is still the one who made it.
    const before = this.#all.get(id);
    const by = before?.by ?? this.#ofPreflight(initiator, initiatorOf(initiator, documentURL, target, this.#styles));
    const seen: Growing = { url, method, type: kind, document: documentURL, by };
    this.requests.push(seen);
    this.#all.set(id, seen);
    this.#open.set(id, this.lastChange);
  }

  /** A question before the request counts as that request's. */
  #ofPreflight({ type, requestId = '' }: ToldInitiator, by: Initiator): Initiator {
    return (type === 'preflight' && this.#all.get(requestId)?.by) || by;
  }

  #socket({ url, initiator }: ToldSocket, target: Target): void {
    this.lastChange = performance.now();
    const by = initiatorOf(initiator ?? { type: 'other' }, target.url, target, this.#styles);
    this.requests.push({ url, method: 'GET', type: 'websocket', document: target.url, by });
  }

  #answered(id: string, { headers }: ToldAnswer): void {
    const url = this.#all.get(id)?.url;
    const [, lines = ''] = Object.entries(headers).find(([name]) => /^set-cookie$/i.test(name)) ?? [];
    for (const line of lines.split('\n').filter(Boolean)) {
      const [name = ''] = line.split('=');
      if (url) this.cookies.push({ name: name.trim(), url });
    }
  }

  #ended(id: string, blockedReason?: string): void {
    this.lastChange = performance.now();
    const seen = this.#all.get(id);
    // The page's own policy, or mixed content: it has not left the browser.
    if (seen && /^(csp|mixed-content|subresource-filter)$/.test(blockedReason ?? '')) seen.isBlocked = true;
    this.#open.delete(id);
  }
}

const nameOf = ({ method, url }: SeenRequest): string => `${method} ${url.split('#')[0]}`;

/** A request as the driver tells it, which knows of its maker no more than which frame or worker that is. */
export type Overheard = SeenRequest;

interface ToldSocket {
  readonly url: string;
  readonly initiator?: ToldInitiator;
}

interface ToldAnswer {
  readonly headers: Readonly<Record<string, string>>;
}
