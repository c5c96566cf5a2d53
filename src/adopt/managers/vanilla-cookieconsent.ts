import { type Manager, membersOf, timeOf } from '../manager';

/**
 * vanilla-cookieconsent 3, as its package 3.1.0 writes it, in a cookie or, with `useLocalStorage`, in localStorage: the categories that
 * were accepted, all that were asked as the members of `services`, and in them the services that were accepted. Of a category one of
 * whose services was accepted nobody knows whether all were: it counts as accepted there, and those that were refused are not stored.
 * (Version 2 does not say what it asked, so there is no answer to adopt.)
 */
export const vanillaCookieconsent: Manager = {
  name: 'cc_cookie',
  names: {
    preferences: ['functionality', 'functional', 'preferences'],
    analytics: ['analytics', 'statistics', 'performance'],
    marketing: ['marketing', 'ads', 'advertising', 'advertisement', 'targeting'],
  },
  read(kept, name) {
    const { categories, services, consentId, ...rest } = membersOf(kept.cookie(name) ?? kept.item(name)) ?? {};
    const at = timeOf(rest.lastConsentTimestamp);
    // All of these are what it takes for an answer itself.
    if (!isTexts(categories) || typeof consentId !== 'string' || !consentId || at === undefined) return undefined;
    const asked = Object.entries(Object(services) as object);
    if (!asked.length || !asked.every(([, accepted]) => isTexts(accepted))) return undefined;
    const answers = new Map<string, boolean | undefined>(
      asked.map(([category, accepted]) => [category, answerOf(categories.includes(category), accepted as string[])]),
    );
    for (const service of asked.flatMap(([, accepted]) => accepted as string[])) {
      if (!answers.has(service)) answers.set(service, true);
    }
    return { answers, at, until: timeOf(rest.expirationTime) };
  },
};

const answerOf = (isAccepted: boolean, services: readonly string[]): boolean | undefined =>
  isAccepted && services.length ? undefined : isAccepted;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((it) => typeof it === 'string');
