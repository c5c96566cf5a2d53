import type { Consent } from '../types';
import { areGranted, consentNow, subscribe } from './page';

export { connect, instance } from './page';

/** A store by Svelte's contract, which 4 and 5 read with `$`. */
export interface Store<T> {
  /** @returns a function that ends it */
  subscribe(run: (value: T) => void): () => void;
}

/** A store of what `now` says; whoever subscribes hears of it at once, and then of what is another. */
const storeOf = <T>(now: () => T): Store<T> => ({
  subscribe(run) {
    let latest = now();
    run(latest);
    return subscribe(() => {
      const value = now();
      if (value === latest) return;
      latest = value;
      run(value);
    });
  },
});

/** The visitor's consent: `$consent.analytics`. A frozen snapshot; on a server nothing is granted in it. */
export const consent: Store<Consent> = storeOf(consentNow);

/**
 * Whether all of these may run now: `const chart = granted('analytics')`, then `{#if $chart}`. `false` on a server.
 *
 * @param names categories, and ids of services. One that is not known may not run
 */
export const granted = (...names: readonly string[]): Store<boolean> => storeOf(() => areGranted(names, consentNow()));
