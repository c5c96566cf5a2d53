import { setAttribute } from '../dom';

/** Attributes that make an element connect. */
export const ADDRESSES = ['src', 'srcset', 'href'];

/** What the gate has put into an element, by attribute: whatever else stands there is somebody else's. */
const given = new WeakMap<Element, Readonly<Record<string, string>>>();

/**
 * Gives a marked element its addresses, or takes them away. A held address stands in `data-consent-src` (`-srcset`, `-href`),
 * which clones and snapshots carry along and no lazy loader knows; `data-src` is moved there.
 *
 * @param address what takes the place of an address
 * @returns whether that changed anything
 */
export function setAddresses(element: HTMLElement, may: boolean, address = (url: string) => url): boolean {
  const before = given.get(element);
  const now: Record<string, string> = {};
  let isChanged = false;
  for (const name of ADDRESSES) {
    if (name === 'href' && !(element instanceof HTMLLinkElement)) continue;
    const key = `data-consent-${name}`;
    const authored = element.getAttribute(`data-${name}`);
    if (authored !== null) {
      setAttribute(element, key, authored);
      element.removeAttribute(`data-${name}`);
    }
    const current = element.getAttribute(name) || null;
    // What is put there later is another address to hold. What it comes with may be what a clone of it was opened with.
    if (current !== null && current !== before?.[name] && (before || !element.hasAttribute(key))) {
      setAttribute(element, key, current);
    }
    const held = element.getAttribute(key);
    if (may && held !== null) {
      const url = address(held);
      now[name] = url;
      // What the page itself has emptied, as players are stopped, stays empty.
      if (current === url || (current === null && before?.[name] === url)) continue;
      // Inserted anew, it is none of the history's: going back would bring its address without asking anybody.
      insertAnew(element);
      setAttribute(element, name, url);
      isChanged = true;
    } else if (current !== null) {
      element.removeAttribute(name);
      isChanged = true;
    }
  }
  given.set(element, now);
  if (!isChanged) return false;
  // It lets go of what it has loaded; a player does when it loads.
  if (!may) insertAnew(element);
  (element as Partial<HTMLMediaElement>).load?.();
  return true;
}

function insertAnew(element: HTMLElement): void {
  if (element instanceof HTMLIFrameElement) element.parentNode?.insertBefore(element, element.nextSibling);
}
