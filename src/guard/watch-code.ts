import { PROBE_NAME } from '../cleanup/cookie-places';
import type { Channel } from '../debug/contract';
import { dom } from '../dom';
import { setCookieName } from './cookie-name';
import { callingScript } from './initiator';
import { watchCalls } from './wrap';

/** What code of the page has done. */
export interface Done {
  readonly channel: Channel;
  /** An address, in full; of what is stored the name. */
  readonly what: string;
  readonly initiator: string;
}

/** An address, unless reading it would run code of the page's. */
function addressOf(given: unknown): string | undefined {
  const text = given instanceof Request ? given.url : given instanceof URL || isTrusted(given) ? `${given}` : given;
  return typeof text === 'string' ? new URL(text, dom.baseURI).href.replace(/#.*/s, '') : undefined;
}

function isTrusted(given: unknown): boolean {
  const { TrustedScriptURL } = window as { TrustedScriptURL?: new () => object };
  return !!TrustedScriptURL && given instanceof TrustedScriptURL;
}

/** A probe of Assent's own, which looks for cookies of a service, is none that the page has set. */
const cookieName = (text: unknown): string | undefined =>
  typeof text === 'string' && !text.includes(`=${PROBE_NAME}-`) ? setCookieName(text, Date.now()) : undefined;

/** Sees what code of the page asks for and stores, at the moment that it does it: by the browser's own functions. */
export function watchCode(done: (it: Done) => void, signal: AbortSignal): void {
  const tell = (channel: Channel, what: string | undefined) => {
    if (what) done({ channel, what, initiator: callingScript() });
  };
  /** @param which of what is given is the address */
  const addresses = (target: object | undefined, name: string, channel: Channel, which = 0) =>
    watchCalls(target, name, 'value', (given) => tell(channel, addressOf(given[which])), signal);
  const names = (target: object | undefined, name: string, channel: Channel) =>
    watchCalls(
      target,
      name,
      'value',
      ([given]) => tell(channel, typeof given === 'string' ? given : undefined),
      signal,
    );

  addresses(window, 'fetch', 'fetch');
  addresses(XMLHttpRequest.prototype, 'open', 'xhr', 1);
  addresses(Navigator.prototype, 'sendBeacon', 'beacon');
  addresses(window, 'WebSocket', 'websocket');
  addresses(window, 'EventSource', 'eventsource');
  addresses(window, 'Worker', 'worker');
  addresses(window, 'SharedWorker', 'worker');
  addresses(window, 'open', 'window');
  names(Storage.prototype, 'setItem', 'storage');
  names(globalThis.IDBFactory?.prototype, 'open', 'database');
  watchCalls(Document.prototype, 'cookie', 'set', ([text]) => tell('cookie', cookieName(text)), signal);
  const setsCookie = ([given]: readonly unknown[]) => tell('cookie', cookieStoreName(given));
  watchCalls(
    (window as { CookieStore?: { prototype: object } }).CookieStore?.prototype,
    'set',
    'value',
    setsCookie,
    signal,
  );
  watchForms(tell, signal);
}

/** It takes a name, or an object with one. */
function cookieStoreName(given: unknown): string | undefined {
  const name = typeof given === 'object' ? (given as { name?: unknown } | null)?.name : given;
  return typeof name === 'string' ? name : undefined;
}

/** A form is asked nothing: its fields hide its own members. */
function actionOf(form: unknown, submitter?: Element | null): string | undefined {
  if (!(form instanceof HTMLFormElement)) return undefined;
  const read = (element: Element, name: string) => Element.prototype.getAttribute.call(element, name);
  return addressOf((submitter && read(submitter, 'formaction')) ?? read(form, 'action') ?? undefined);
}

function watchForms(tell: (channel: Channel, what: string | undefined) => void, signal: AbortSignal): void {
  watchCalls(HTMLFormElement.prototype, 'submit', 'value', (_, form) => tell('form', actionOf(form)), signal);
  const sent = (event: Event) => {
    const { target, submitter } = event as SubmitEvent;
    // Once everybody has had their say: one that the page sends by itself goes nowhere.
    setTimeout(() => {
      if (!event.defaultPrevented) tell('form', actionOf(target, submitter));
    });
  };
  addEventListener('submit', sent, { signal, capture: true });
  // Of a form in a shadow root nobody outside it is told: whoever may be about to send one is followed there.
  const followed = new WeakSet<Node>();
  const follow = (root: unknown) => {
    if (!(root instanceof ShadowRoot) || followed.has(root)) return;
    followed.add(root);
    root.addEventListener('submit', sent, { signal, capture: true });
  };
  for (const type of ['click', 'keydown']) {
    addEventListener(type, (event) => event.composedPath().forEach(follow), { signal, capture: true });
  }
  const asked = (_: unknown, form: unknown) =>
    form instanceof HTMLFormElement && follow(Node.prototype.getRootNode.call(form));
  watchCalls(HTMLFormElement.prototype, 'requestSubmit', 'value', asked, signal);
}
