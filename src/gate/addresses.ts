import type { Natives } from '../dom';

/** Attributes that make an element connect. */
export const ADDRESSES = ['src', 'srcset', 'srcdoc', 'poster', 'href'];

/** What the gate has put into an element, by attribute: whatever else stands there is somebody else's. No object, whose prototype the page may fill. */
export type Given = ReadonlyMap<string, string>;

/** Those of this element. */
export const addressesOf = (element: HTMLElement): string[] =>
  ADDRESSES.filter((name) => name !== 'href' || element instanceof HTMLLinkElement);

/**
 * Takes a marked element's addresses away. They stand in `data-consent-src` (`-srcset`, `-href`), which clones and snapshots
 * carry along and no lazy loader knows; `data-src` is moved there.
 */
export function shut(element: HTMLElement, natives: Natives, given?: Given): void {
  let isChanged = false;
  for (const name of addressesOf(element)) {
    // Without one that it was given, it still shows what came from there.
    if (!(keepAddress(element, name, natives, given) ?? given?.get(name))) continue;
    element.removeAttribute(name);
    isChanged = true;
  }
  if (!isChanged) return;
  // It lets go of what it has loaded.
  insertAnew(element);
  loadAnew(element);
}

/** Puts an address where it is kept. @returns the one that the element has now */
export function keepAddress(
  element: HTMLElement,
  name: string,
  { setAttribute }: Natives,
  given?: Given,
): string | null {
  const key = `data-consent-${name}`;
  const authored = element.getAttribute(`data-${name}`);
  if (authored !== null) {
    setAttribute(element, key, authored);
    element.removeAttribute(`data-${name}`);
  }
  const current = element.getAttribute(name) || null;
  // What is put there later is another address to hold. What it comes with may be what a clone of it was opened with.
  if (current !== null && current !== given?.get(name) && (given || !element.hasAttribute(key))) {
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
