import { type AskedCategory, isCategory } from '../consent/categories';
import { dom } from '../dom';
import { ENDED, hasEnded } from '../ended';
import type { Assent, Consent } from '../types';

/*
 * What all bindings share: the page's one instance by its public API. It is `window.assent`, whoever has made it, so that
 * islands which are bundled apart, and a script tag that arrives later, all mean the same one.
 */

/** What holds on a server, while a page is hydrated, and until there is an instance: nothing may run. */
export const CLOSED: Consent = Object.freeze({
  status: 'unasked',
  necessary: true,
  preferences: false,
  analytics: false,
  marketing: false,
  services: Object.freeze({}),
  decidedAt: null,
  expiresAt: null,
  policyVersion: null,
  region: null,
  regime: 'opt-in',
  subjectId: null,
  persisted: false,
});

/** What a gate waits for. With both, all that is named is needed. */
export type GateNeeds =
  | {
      /** One category or several, of which all are needed. */
      readonly category: AskedCategory | readonly AskedCategory[];
      readonly service?: string | undefined;
    }
  | {
      readonly category?: undefined;
      /** The id of one service, such as `youtube`. The visitor may allow it by itself. */
      readonly service: string;
    };

/** The names that a gate waits for. None: it never opens. */
export const namesOf = ({ category = [], service }: Partial<GateNeeds>): string[] =>
  [category, service ?? []].flat() as string[];

/** What `connect` has started where the page has something of its own as `window.assent`, which it keeps. */
let beside: Assent | undefined;

/**
 * The page's instance: of `connect`, or of a script tag.
 *
 * @returns `null` on a server, and until there is one
 */
export function instance(): Assent | null {
  // What an element is named, `window` has a member of.
  const found = dom && Object.hasOwn(window, 'assent') ? window.assent : undefined;
  return typeof found?.rejectAll === 'function' ? found : (beside ?? null);
}

/** @returns the same object until something changes */
export const consentNow = (): Consent => instance()?.consent ?? CLOSED;

/** Whether all of these categories and services may run. Of no name, and of one that is not known, nothing may. */
export const areGranted = (names: readonly string[], consent: Consent): boolean =>
  names.length > 0 &&
  names.every((name) => {
    const of: object = isCategory(name) ? consent : consent.services;
    return Object.hasOwn(of, name) && of[name as keyof typeof of] === true;
  });

/**
 * Calls back when consent may have changed, of whichever instance.
 *
 * @returns a function that ends it
 */
export function subscribe(update: () => void): () => void {
  // The document's events, since there may be no instance to ask yet. Before `ready` nothing may run in any case.
  const types = ['assent:ready', 'assent:change', ENDED];
  for (const type of types) dom?.addEventListener(type, update);
  return () => {
    for (const type of types) dom?.removeEventListener(type, update);
  };
}

/**
 * Starts Assent once for the page. Call it where the app begins; a second call, also of a component that is mounted twice or
 * of another island, gives the instance that is there. It becomes `window.assent`, unless the page has something of its own there.
 *
 * @param start makes the instance: `() => createAssent({ … })`. It is not called on a server, nor where there is one already
 * @returns the page's instance; `null` on a server
 * @throws TypeError of `createAssent`, which names each setting at fault and the fix
 */
export function connect(start: () => Assent): Assent | null {
  if (!dom) return null;
  const there = instance();
  if (there && !hasEnded(there)) return there;
  const assent = start();
  if (!Object.hasOwn(window, 'assent')) window.assent = assent;
  if (window.assent !== assent) keepBeside(assent);
  return assent;
}

function keepBeside(assent: Assent): void {
  beside = assent;
  dom.addEventListener(ENDED, ({ detail }: CustomEventInit) => {
    if (beside === detail) beside = undefined;
  });
}
