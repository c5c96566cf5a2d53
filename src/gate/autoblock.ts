import type { Category } from '../consent/categories';
import { dom } from '../dom';
import { CATEGORY_OF } from '../services/tables';
import { TAGS_OF } from '../services/tags';
import { tagForm } from './tag-form';

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
  /** Sets an address by the browser's own function. */
  readonly setSource: (element: Element, url: string) => void;
  /** Of Assent's own tag: a frame is marked with it, or the gate would not open for it. */
  readonly nonce: string;
  /** Gives the page its own functions back. */
  readonly signal: AbortSignal;
}

type Source = HTMLScriptElement | HTMLIFrameElement | HTMLImageElement;
const SELECTOR = 'script[src],iframe[src],img[src]';

/**
 * Holds what known services insert untagged: scripts, frames, images and beacons. An address is seen where it is set, so
 * nothing is asked for that has to be taken back; what the parser makes is seen as soon as it stands in the document.
 * Everything else passes as it came.
 */
export function holdUntagged(options: AutoblockOptions): void {
  const { signal } = options;
  if (signal.aborted) return;
  const owner = ownerFinder(options.mayRun);
  const holdSource = sourceHolder(owner, options);
  patchSources(holdSource, signal);
  patchBeacons(owner, options);
  watchParser(holdSource, signal);
}

/** The service that an address belongs to, unless that, or one that loads it, may run. */
type Owner = (address: unknown) => string | undefined;

function ownerFinder(mayRun: AutoblockOptions['mayRun']): Owner {
  const services = Object.entries(TAGS_OF);
  /** The longest first: it says the most. */
  const owners = services
    .flatMap(([service, [own]]) => own.map((tag) => ({ service, tag, own: tagForm([tag]) })))
    .sort((a, b) => b.tag.length - a.tag.length);
  const loaders = services.flatMap(([service, [, loads]]) => (loads ? [{ service, loads: tagForm(loads) }] : []));
  return (address) => {
    try {
      const { host, pathname, search } = new URL(`${address}`, dom.baseURI);
      const text = host + pathname + search;
      const owner = owners.find(({ own }) => own.test(text))?.service;
      const mayPass = (service: string) =>
        mayRun(service) || loaders.some((it) => it.loads.test(text) && mayRun(it.service));
      return !owner || mayPass(owner) ? undefined : owner;
    } catch {
      // No address, so nothing that connects.
      return undefined;
    }
  };
}

const categoryNow = ({ categoryOf }: AutoblockOptions, service: string): Category =>
  categoryOf(service) ?? (CATEGORY_OF[service] as Category);

/** @returns whether the element is held now, without this address */
type HoldSource = (element: Source, address: unknown) => boolean;

const sourceHolder =
  (owner: Owner, options: AutoblockOptions): HoldSource =>
  (element, address) => {
    const service = owner(address);
    if (!service) return false;
    const category = categoryNow(options, service);
    const source = `${address}`;
    element.dataset.src = source;
    // The gate draws a placeholder for a frame, so it gets the marks of one.
    if (element instanceof HTMLIFrameElement) {
      Object.assign(element.dataset, { consent: category, consentService: service });
      element.nonce = options.nonce;
    } else {
      options.hold({
        service,
        category,
        isHit: element instanceof HTMLImageElement,
        ...(element instanceof HTMLScriptElement && { script: element }),
        // Unless the page has thought of another address since.
        start: () => !element.hasAttribute('src') && options.setSource(element, source),
      });
    }
    return true;
  };

/** Changes a function or accessor of the browser's until the end. */
function patch<T extends object>(
  target: T,
  name: string,
  signal: AbortSignal,
  change: (own: PropertyDescriptor) => PropertyDescriptor,
): void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  if (!own) return;
  Object.defineProperty(target, name, { ...own, ...change(own) });
  signal.addEventListener('abort', () => Object.defineProperty(target, name, own));
}

function patchSources(holdSource: HoldSource, signal: AbortSignal): void {
  const kinds = [HTMLScriptElement, HTMLIFrameElement, HTMLImageElement];
  for (const { prototype } of kinds) {
    patch(prototype, 'src', signal, ({ set }) => ({
      set(this: Source, address) {
        if (!holdSource(this, address)) set?.call(this, address);
      },
    }));
  }
  patch(Element.prototype, 'setAttribute', signal, ({ value }) => ({
    value(this: Source, name: string, ...rest: unknown[]) {
      const isSource = /^src$/i.test(name) && kinds.some((kind) => this instanceof kind);
      if (!isSource || !holdSource(this, rest[0])) value.call(this, name, ...rest);
    },
  }));
}

function patchBeacons(owner: Owner, options: AutoblockOptions): void {
  patch(Navigator.prototype, 'sendBeacon', options.signal, ({ value }) => ({
    value(this: Navigator, ...beacon: unknown[]) {
      const service = owner(beacon[0]);
      if (!service) return value.apply(this, beacon);
      options.hold({
        service,
        category: categoryNow(options, service),
        isHit: true,
        start: () => value.apply(navigator, beacon),
      });
      return true;
    },
  }));
}

/** What the parser makes has its address from the start, so it is held once it stands in the document. */
function watchParser(holdSource: HoldSource, signal: AbortSignal): void {
  function look(element: Source): void {
    const source = element.matches(SELECTOR) && element.getAttribute('src');
    // What is marked is the gate's already.
    if (!source || element.dataset.consent || !holdSource(element, source)) return;
    element.removeAttribute('src');
    // Its place in the order of scripts, which it would lose with its address.
    if (element instanceof HTMLScriptElement) element.async = element.hasAttribute('async');
  }
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue;
      for (const element of [node, ...node.querySelectorAll(SELECTOR)] as Source[]) look(element);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
