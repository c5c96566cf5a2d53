import { dom, type Natives } from '../dom';
import { addressesOf, type Given, insertAnew, keepAddress, loadAnew, shut } from './addresses';

/** Opens and shuts marked elements that have addresses. */
export interface Doors {
  /**
   * @param address what takes the place of an address
   * @returns whether that changed anything
   */
  open(element: HTMLElement, address: (url: string) => string): boolean;
  shut(element: HTMLElement): void;
}

/**
 * @param given what is known of elements that were shut before
 * @param fault says what is wrong with an element's marks
 */
export function createDoors(natives: Natives, given: WeakMap<Element, Given>, fault: (message: string) => void): Doors {
  return {
    open(element, address) {
      const before = given.get(element);
      const now = new Map<string, string>();
      let isChanged = false;
      for (const name of addressesOf(element)) {
        const current = keepAddress(element, name, natives, before);
        const held = element.getAttribute(`data-consent-${name}`);
        if (held === null) {
          // The page has taken it back.
          if (current === null && !before?.get(name)) continue;
          element.removeAttribute(name);
          insertAnew(element);
          isChanged = true;
          continue;
        }
        const url = name === 'srcdoc' ? held : address(held);
        if (name !== 'srcdoc' && isScript(url)) {
          fault(`data-consent-${name} is a script and no address; nothing is put there`);
          continue;
        }
        now.set(name, url);
        // What the page itself has emptied, as players are stopped, stays empty.
        if (current === url || (current === null && before?.get(name) === url)) continue;
        // Inserted anew, it is none of the history's: going back would bring its address without asking anybody.
        insertAnew(element);
        natives.setAttribute(element, name, url);
        isChanged = true;
      }
      given.set(element, now);
      if (isChanged) loadAnew(element);
      return isChanged;
    },
    shut(element) {
      shut(element, natives, given.get(element));
      given.set(element, new Map());
    },
  };
}

/** It would run in the page: who may write marks there, but no scripts, would have it run by the gate. */
function isScript(url: string): boolean {
  try {
    return new URL(url, dom.baseURI).protocol === 'javascript:';
  } catch {
    // No address at all, which loads nothing.
    return false;
  }
}
