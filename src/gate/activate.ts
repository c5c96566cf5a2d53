import { trusted } from './trusted';

/** Attributes that make an element connect, each held under `data-`. */
const HELD = ['src', 'srcset', 'href'];

const { setAttribute: native } = Element.prototype;

/** The browser's own function, whatever the page (or autoblock) has put in its place. An address of a script is trusted. */
export function setAttribute(element: Element, name: string, value: string): void {
  native.call(element, name, element instanceof HTMLScriptElement && name === 'src' ? trusted(value) : value);
}

/**
 * A running copy of a held script, with every attribute but the inert type. A clone would not do: what was inserted as HTML
 * is marked as run already, and so are its clones. Under Trusted Types inline scripts stay closed.
 */
export function runningCopy(script: HTMLScriptElement): HTMLScriptElement {
  const copy = document.createElement('script');
  for (const { name, value } of script.attributes) setAttribute(copy, name, value);
  copy.type = script.dataset.type ?? '';
  copy.nonce = script.nonce;
  copy.text = script.text;
  return copy;
}

/**
 * Gives an element its held addresses, or takes them away again.
 *
 * @param address what takes the place of an address
 */
export function connectElement(element: HTMLElement, on: boolean, address = (url: string) => url): void {
  for (const name of HELD) {
    const value = element.dataset[name];
    if (value !== undefined) on ? setAttribute(element, name, address(value)) : element.removeAttribute(name);
  }
  // A frame lets go of what it has loaded when it is inserted anew, a player when it loads.
  if (!on) element.replaceWith(element);
  (element as Partial<HTMLMediaElement>).load?.();
}
