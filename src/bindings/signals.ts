import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Consent } from '../types';
import { areGranted, consentNow, subscribe } from './page';

export { connect, instance } from './page';

const latest = signal(consentNow());
// For the life of the page, as the signals are.
subscribe(() => {
  latest.value = consentNow();
});

/** The visitor's consent. A frozen snapshot; on a server nothing is granted in it. */
export const consent: ReadonlySignal<Consent> = computed(() => latest.value);

/**
 * A signal that says whether all of these may run now. `false` on a server.
 *
 * @param names categories, and ids of services. One that is not known may not run
 */
export const granted = (...names: readonly string[]): ReadonlySignal<boolean> =>
  computed(() => areGranted(names, latest.value));
