import { afterEach, type Natives } from '../dom';
import { ADDRESSES } from './addresses';
import { MARKED } from './markup';

/**
 * A clone of what is open is held: routers and carousels keep clones, or the HTML of them, and may bring them back after a no.
 * Back in the page, the gate opens it if it may be open.
 */
export function holdClones({ hasAttribute, querySelectorAll }: Natives, signal: AbortSignal): void {
  const hold = (clone: Node) => {
    if (!(clone instanceof Element)) return;
    for (const element of [clone, ...querySelectorAll(clone, MARKED)]) {
      for (const name of ADDRESSES) {
        if (hasAttribute(element, `data-consent-${name}`)) element.removeAttribute(name);
      }
    }
  };
  afterEach(Node.prototype, 'cloneNode', hold, signal);
}
