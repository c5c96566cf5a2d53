import type { Category } from '../consent/categories';
import { CATEGORY_OF } from '../services/tables';
import { TAGS_OF } from '../services/tags';

/** What autoblock hands to the gate. */
export interface Autoheld {
  readonly service: string;
  readonly category: Category;
  /** An image or a beacon: it tells something about this moment, and starts nothing. */
  readonly isHit: boolean;
  /** Lets it go on as it was meant to. */
  readonly start: () => void;
  /** A script that has started runs until the page is left. */
  readonly script?: HTMLScriptElement;
}

export interface AutoblockOptions {
  readonly mayRun: (service: string) => boolean;
  readonly hold: (held: Autoheld) => void;
  /** The category that the site has a service in. */
  readonly categoryOf: (service: string) => Category | undefined;
  /** The browser's own, with an address that a page's Trusted Types take. */
  readonly setAttribute: (element: Element, name: string, value: string) => void;
  /** Of Assent's own tag: a frame is marked with it, or the gate would not open for it. */
  readonly nonce: string;
}

const SOURCES = [HTMLScriptElement, HTMLIFrameElement, HTMLImageElement];
type Source = HTMLScriptElement | HTMLIFrameElement | HTMLImageElement;
const SELECTOR = 'script[src],iframe[src],img[src]';

/**
 * Holds what known services insert untagged: scripts, frames, images and beacons. An address is seen where it is set, so
 * nothing is asked for that has to be taken back; what the parser makes is seen as soon as it stands in the document.
 * Everything else passes as it came.
 *
 * @returns a function that gives the page its own functions back
 */
export function autoblock({ mayRun, hold, categoryOf, setAttribute, nonce }: AutoblockOptions): () => void {
  const form = (beginnings: readonly string[]) =>
    RegExp(`^([\\w-]+\\.)*(${beginnings.join('|').replace(/[.?]/g, '\\$&').replaceAll('*', '[^/]*')})`);
  const services = Object.entries(TAGS_OF);
  /** The longest first: it says the most. */
  const owners = services
    .flatMap(([service, [own]]) => own.map((tag) => ({ service, tag, own: form([tag]) })))
    .sort((a, b) => b.tag.length - a.tag.length);
  const loaders = services.flatMap(([service, [, loads]]) => (loads ? [{ service, loads: form(loads) }] : []));

  const categoryNow = (service: string) => categoryOf(service) ?? (CATEGORY_OF[service] as Category);

  /** The service that this address belongs to, unless that, or one that loads it, may run. */
  function held(address: unknown): string | undefined {
    try {
      const { host, pathname, search } = new URL(`${address}`, document.baseURI);
      const text = host + pathname + search;
      const owner = owners.find(({ own }) => own.test(text))?.service;
      const mayPass = (service: string) =>
        mayRun(service) || loaders.some((it) => it.loads.test(text) && mayRun(it.service));
      return !owner || mayPass(owner) ? undefined : owner;
    } catch {
      // No address, so nothing that connects.
      return undefined;
    }
  }

  /** @returns whether the element is held now, without this address */
  function holdSource(element: Source, address: unknown): boolean {
    const service = held(address);
    if (!service) return false;
    const source = `${address}`;
    element.dataset.src = source;
    // The gate draws a placeholder for a frame, so it gets the marks of one.
    if (element instanceof HTMLIFrameElement) {
      Object.assign(element.dataset, { consent: categoryNow(service), consentService: service });
      element.nonce = nonce;
    } else {
      hold({
        service,
        category: categoryNow(service),
        isHit: element instanceof HTMLImageElement,
        ...(element instanceof HTMLScriptElement && { script: element }),
        // Unless the page has thought of another address since.
        start: () => !element.hasAttribute('src') && setAttribute(element, 'src', source),
      });
    }
    return true;
  }

  const restores: (() => void)[] = [];
  function patch<T extends object>(target: T, name: string, change: (own: PropertyDescriptor) => PropertyDescriptor) {
    const own = Object.getOwnPropertyDescriptor(target, name);
    if (!own) return;
    Object.defineProperty(target, name, { ...own, ...change(own) });
    restores.push(() => Object.defineProperty(target, name, own));
  }

  for (const { prototype } of SOURCES) {
    patch(prototype, 'src', ({ set }) => ({
      set(this: Source, address) {
        if (!holdSource(this, address)) set?.call(this, address);
      },
    }));
  }
  patch(Element.prototype, 'setAttribute', ({ value }) => ({
    value(this: Source, name: string, ...rest: unknown[]) {
      const isSource = /^src$/i.test(name) && SOURCES.some((kind) => this instanceof kind);
      if (!isSource || !holdSource(this, rest[0])) value.call(this, name, ...rest);
    },
  }));
  patch(Navigator.prototype, 'sendBeacon', ({ value }) => ({
    value(this: Navigator, ...beacon: unknown[]) {
      const service = held(beacon[0]);
      if (!service) return value.apply(this, beacon);
      hold({ service, category: categoryNow(service), isHit: true, start: () => value.apply(navigator, beacon) });
      return true;
    },
  }));

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const element of [node, ...node.querySelectorAll(SELECTOR)] as Source[]) {
          const source = element.matches(SELECTOR) && element.getAttribute('src');
          // What is marked is the gate's already.
          if (!source || element.dataset.consent || !holdSource(element, source)) continue;
          element.removeAttribute('src');
          // Its place in the order of scripts, which it would lose with its address.
          if (element instanceof HTMLScriptElement) element.async = element.hasAttribute('async');
        }
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const restore of restores) restore();
  };
}
