import type { Category } from '../consent/categories';
import type { Autoheld } from './autoblock';
import type { MarkedOptions } from './contract';

/** What nobody has marked, and `autoblock` holds. */
export interface Unmarked {
  /** @returns whether it is kept until there is a yes */
  add(held: Autoheld): boolean;
  /** Lets go on what may, in the order it came. */
  reconcile(): void;
}

interface Needs extends Pick<MarkedOptions, 'mayRun' | 'report'> {
  /** Told of each service that is held. */
  readonly register: (name: string, category: Category) => void;
  /** Has the visitor answered? */
  readonly isDecided: () => boolean;
}

export function createUnmarked({ mayRun, isDecided, register, report }: Needs): Unmarked {
  const all = new Set<Autoheld>();

  function start({ service, category, script, start: goOn }: Autoheld): void {
    // What runs is known by its marks when its yes is taken back.
    if (script) Object.assign(script.dataset, { consent: category, consentService: service });
    try {
      goOn();
    } catch (cause) {
      report(`${service} failed`, cause);
    }
  }

  return {
    add(held) {
      register(held.service, held.category);
      // What would have been told during a no is not told after it.
      if (held.isHit && isDecided()) return false;
      all.add(held);
      return true;
    },
    reconcile() {
      for (const held of all) {
        if (mayRun([], held.service)) {
          all.delete(held);
          start(held);
        } else if (held.isHit && isDecided()) all.delete(held);
      }
    },
  };
}
