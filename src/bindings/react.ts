import { type ReactNode, useSyncExternalStore } from 'react';
import type { Assent, Consent } from '../types';
import { areGranted, CLOSED, consentNow, type GateNeeds, instance, namesOf, subscribe } from './page';

export { connect, type GateNeeds } from './page';

/** What a `ConsentGate` takes. */
export type ConsentGateProps = GateNeeds & {
  /** Shown while it may, and taken away with a withdrawal. */
  readonly children?: ReactNode;
  /** Shown otherwise: on a server, in the first HTML, before an answer, after a no. Default: nothing. */
  readonly fallback?: ReactNode;
};

/**
 * The visitor's consent. Draws anew when it changes, in this or in another tab.
 *
 * @returns a frozen snapshot. On a server and while a page is hydrated nothing is granted in it
 */
export function useConsent(): Consent {
  return useSyncExternalStore(subscribe, consentNow, () => CLOSED);
}

/**
 * Whether all of these may run now.
 *
 * @param names categories, and ids of services. One that is not known may not run
 */
export function useGranted(...names: readonly string[]): boolean {
  return useSyncExternalStore(
    subscribe,
    () => areGranted(names, consentNow()),
    () => false,
  );
}

/**
 * The instance, to open the preferences or to decide by code.
 *
 * @returns `null` on a server, while a page is hydrated, and until the script of a tag has come
 */
export function useAssent(): Assent | null {
  return useSyncExternalStore(subscribe, instance, () => null);
}

/** Shows its children while the visitor allows what it names. */
export function ConsentGate({ children, fallback = null, ...needs }: ConsentGateProps): ReactNode {
  return useGranted(...namesOf(needs)) ? children : fallback;
}
