import type { ServiceFacts } from '../consent/notice';
import type { Core } from '../core/contracts';
import { SWEEP } from '../storage/keys';
import type { Leftover } from '../types';
import { factsOfSite, isAllowedOnSite } from './site';

/** By then a service that was stopped has written what it still had to write. */
const SECOND_SWEEP_MS = 2_000;

/** What services have stored in this browser, and may not have any more. */
export interface Traces {
  /** Removes them now and, since what was running may write again, once more later and on the next page. @returns what is left */
  remove(): Promise<readonly Leftover[]>;
  /** Goes on where the last page had a withdrawal. */
  resume(): Promise<void>;
  /** Nothing is left any more of what an earlier decision took back. */
  forget(): void;
  /** What the latest removal was not able to remove. */
  notRemoved(): readonly Leftover[];
}

/** Our own cookies, as a service that may have them: a pattern that covers them too is a mistake, and no decision is lost. */
function ownRecord({ settings: { cookie } }: Core): ServiceFacts {
  const names = ['', '__Host-', '__Secure-'].map((prefix) => prefix + cookie.name);
  return { id: '', name: '', category: 'necessary', cookies: names.flatMap((name) => [name, `${name}.*`]) };
}

export function createTraces(core: Core): Traces {
  const { state, services, store, load, report, signal } = core;
  let left: readonly Leftover[] = [];

  async function sweep(known?: readonly Leftover[]): Promise<readonly Leftover[]> {
    try {
      const [{ sweep: remove }] = await Promise.all([load('sweep'), services.load()]);
      const all = factsOfSite(core);
      const isAllowed = ({ id }: { readonly id: string }) => isAllowedOnSite(core, id);
      left = await remove(
        all.filter((service) => !isAllowed(service)),
        [...all.filter(isAllowed), ownRecord(core)],
        known,
      );
      return left;
    } catch (cause) {
      report('Traces of what was withdrawn are still there; the next page tries again', cause);
      return [];
    }
  }

  /** For the next page. Nothing is stored for somebody who has just been forgotten. */
  function remember(known: readonly Leftover[]): void {
    if (!state.decision.last) return;
    let text = '[]';
    try {
      text = JSON.stringify(known);
    } catch {
      // A page that breaks JSON: then what is left is what the next page sees.
    }
    store.set(SWEEP, text);
  }

  return {
    notRemoved: () => left,
    forget() {
      left = [];
    },
    async remove() {
      remember([]);
      const known = await sweep();
      remember(known);
      const again = setTimeout(() => sweep(known), SECOND_SWEEP_MS);
      signal.addEventListener('abort', () => clearTimeout(again));
      return known;
    },
    async resume() {
      const text = store.get(SWEEP);
      if (!text) return;
      let known: readonly Leftover[] = [];
      try {
        known = [JSON.parse(text)].flat().filter((it) => typeof it?.name === 'string');
      } catch {
        // Damaged: then what is left is what this page sees.
      }
      await sweep(known);
      store.remove(SWEEP);
    },
  };
}
