import { setAttribute } from '../dom';

/** Attributes that make an element connect. */
export const ADDRESSES = ['src', 'srcset', 'href'];

/** What the gate has put into an element, by attribute: whatever else stands there is somebody else's. */
export type Given = Readonly<Record<string, string>>;

/**
 * Takes a marked element's addresses away. They stand in `data-consent-src` (`-srcset`, `-href`), which clones and snapshots
 * carry along and no lazy loader knows; `data-src` is moved there.
 *
 * @returns whether it had any
 */
export function shut(element: HTMLElement, given?: Given): boolean {
  let isChanged = false;
  for (const name of ADDRESSES) {
    if (keepAddress(element, name, given) === null) continue;
    element.removeAttribute(name);
    isChanged = true;
  }
  if (!isChanged) return false;
  // It lets go of what it has loaded.
  insertAnew(element);
  loadAnew(element);
  return true;
}

/** Puts an address where it is kept. @returns the one that the element has now, if it is one that connects */
export function keepAddress(element: HTMLElement, name: string, given?: Given): string | null {
  if (name === 'href' && !(element instanceof HTMLLinkElement)) return null;
  const key = `data-consent-${name}`;
  const authored = element.getAttribute(`data-${name}`);
  if (authored !== null) {
    setAttribute(element, key, authored);
    element.removeAttribute(`data-${name}`);
  }
  const current = element.getAttribute(name) || null;
  // What is put there later is another address to hold. What it comes with may be what a clone of it was opened with.
  if (current !== null && current !== given?.[name] && (given || !element.hasAttribute(key))) {
    setAttribute(element, key, current);
  }
  return current;
}

/** A frame, that is: its document goes, and what comes is none of the history's. */
export function insertAnew(element: HTMLElement): void {
  if (element instanceof HTMLIFrameElement) element.parentNode?.insertBefore(element, element.nextSibling);
}

/** A player does. */
export function loadAnew(element: Partial<HTMLMediaElement>): void {
  element.load?.();
}
