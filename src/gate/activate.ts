import { trusted } from './trusted';

/** Attributes that make an element connect, each held under `data-`. */
const HELD = ['src', 'srcset', 'href'];

/**
 * A running copy of a held script, with every attribute but the inert type. A clone would not do: what was inserted as HTML
 * is marked as run already, and so are its clones. Under Trusted Types inline scripts stay closed.
 */
export function runningCopy(script: HTMLScriptElement): HTMLScriptElement {
  const copy = document.createElement('script');
  for (const { name, value } of script.attributes) copy.setAttribute(name, name === 'src' ? trusted(value) : value);
  copy.type = script.dataset.type ?? '';
  copy.nonce = script.nonce;
  copy.text = script.text;
  return copy;
}

/** Gives an element its held addresses, or takes them away again. */
export function connectElement(element: HTMLElement, on: boolean): void {
  for (const name of HELD) {
    const value = element.dataset[name];
    if (value !== undefined) on ? element.setAttribute(name, value) : element.removeAttribute(name);
  }
  // A frame lets go of what it has loaded when it is inserted anew, a player when it loads.
  if (!on) element.replaceWith(element);
  (element as Partial<HTMLMediaElement>).load?.();
}
