import type { Natives } from '../dom';
import { ADDRESSES, type Given, insertAnew, keepAddress, loadAnew, shut } from './addresses';

/** Opens and shuts marked elements that have addresses. */
export interface Doors {
  /**
   * @param address what takes the place of an address
   * @returns whether that changed anything
   */
  open(element: HTMLElement, address: (url: string) => string): boolean;
  shut(element: HTMLElement): void;
}

export function createDoors({ setAttribute }: Natives): Doors {
  const given = new WeakMap<Element, Given>();
  return {
    open(element, address) {
      const before = given.get(element);
      const now: Record<string, string> = {};
      let isChanged = false;
      for (const name of ADDRESSES) {
        const current = keepAddress(element, name, before);
        const held = element.getAttribute(`data-consent-${name}`);
        if (held === null || (name === 'href' && !(element instanceof HTMLLinkElement))) continue;
        const url = address(held);
        now[name] = url;
        // What the page itself has emptied, as players are stopped, stays empty.
        if (current === url || (current === null && before?.[name] === url)) continue;
        // Inserted anew, it is none of the history's: going back would bring its address without asking anybody.
        insertAnew(element);
        setAttribute(element, name, url);
        isChanged = true;
      }
      given.set(element, now);
      if (isChanged) loadAnew(element);
      return isChanged;
    },
    shut(element) {
      shut(element, given.get(element));
      given.set(element, {});
    },
  };
}
