import type { Entry } from '../services/catalogue';
import { answerTo } from './double/answer';

/*
 * The double of all vendors: a service worker that answers whatever the pages below it ask of other hosts. Each such request
 * is answered here, before anything else happens and whatever fails, so that none can go on to the network.
 */

/** Of the library for workers, which cannot be loaded beside the one for pages. */
interface Worker {
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<Client | undefined> };
  skipWaiting(): Promise<void>;
  addEventListener<E>(type: string, listener: (event: E) => void): void;
}
interface Client {
  readonly url: string;
  postMessage(message: unknown): void;
}
interface LifeEvent {
  waitUntil(done: Promise<unknown>): void;
}
interface AskEvent {
  readonly request: Request;
  readonly clientId: string;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as Worker;

let catalogue: Promise<readonly Entry[]> | undefined;
const services = () => {
  catalogue ??= fetch('/demo/services.json').then((found) => found.json());
  return catalogue;
};

async function answer({ request, clientId }: AskEvent): Promise<Response> {
  const client = await worker.clients.get(clientId);
  const { method, url, destination } = request;
  client?.postMessage({ type: 'request', at: Date.now(), method, url, destination });
  const [, id] = /\/services\/([\w-]+)\//.exec(client?.url ?? '') ?? [];
  const service = (await services()).find((it) => it.id === id);
  return service ? answerTo(url, destination, service) : Response.error();
}

worker.addEventListener<LifeEvent>('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener<LifeEvent>('activate', (event) => event.waitUntil(worker.clients.claim()));
// A page that was reloaded past its worker asks to be taken under it again.
worker.addEventListener<LifeEvent>('message', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener<AskEvent>('fetch', (event) => {
  if (new URL(event.request.url).origin === location.origin) return;
  event.respondWith(answer(event).catch(() => Response.error()));
});
