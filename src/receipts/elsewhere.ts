import { type Category, isCategory } from '../consent/categories';
import { answerKey } from '../consent/decision';
import type { ServiceFacts } from '../consent/notice';
import { OUTBOX, SERVICES } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import { ownReceipts } from './outbox';

/** What is kept of a service beside its id: what a page needs to show it, and to remove what it has stored. */
const FACTS = [
  'name',
  'provider',
  'privacyUrl',
  'cookies',
  'storage',
  'databases',
  'retention',
  'thirdParty',
  'saleOrShare',
] as const;

export type KeptFacts = Partial<Pick<ServiceFacts, (typeof FACTS)[number]>>;

/** A service that the visitor was asked about, on whatever page of the site. */
export interface KnownService {
  readonly id: string;
  /** All that it was asked about in. None: its receipt is all that is known of it. */
  readonly categories: readonly Category[];
  readonly details: KeptFacts;
}

/** Something that is allowed, and that the page does not use: a category under its own name, or a service. */
export interface AllowedElsewhere extends KnownService {
  /** Of its answer. Where nobody knows its name any more, it is its id too. */
  readonly key: string;
}

const isList = (value: unknown) => Array.isArray(value) && value.every((it) => typeof it === 'string');

/** What is not of its form is left out: nothing that reads it later may fail of it. */
const rightFacts = (facts: object): KeptFacts =>
  Object.fromEntries(
    Object.entries(facts).filter(([name, value]) =>
      /^(cookies|storage|databases|thirdParty)$/.test(name)
        ? isList(value)
        : typeof value === (name === 'saleOrShare' ? 'boolean' : 'string'),
    ),
  );

function parsed<T>(text: string | undefined): Partial<T> {
  try {
    return Object(JSON.parse(text ?? '{}'));
  } catch {
    // Damaged: then less is known, and a no takes more back.
    return {};
  }
}

/** What this browser knows of the site's services, by the keys of their answers. */
export function knownServices(store: LocalStore): Map<string, KnownService> {
  const known = new Map<string, KnownService>();
  const add = (id: string, categories: readonly Category[], facts: KeptFacts = {}) => {
    const before = known.get(answerKey(id));
    known.set(answerKey(id), {
      id,
      categories: [...new Set([...(before?.categories ?? []), ...categories])],
      details: { ...before?.details, ...facts },
    });
  };
  for (const own of ownReceipts(store)) for (const id of Object.keys(own?.receipt?.services ?? {})) add(id, []);
  for (const key of store.keys(OUTBOX)) {
    const { names } = parsed<{ names: [string, Category][] }>(store.get(key));
    for (const [id, category] of Array.isArray(names) ? names : []) if (id !== category) add(id, [category]);
  }
  for (const [id, kept] of Object.entries(
    parsed<Record<string, KeptFacts & { in?: Category[] }>>(store.get(SERVICES)),
  )) {
    const { in: categories, ...facts } = Object(kept);
    add(id, [categories ?? []].flat().filter(isCategory), rightFacts(facts));
  }
  return known;
}

/**
 * What is allowed on other pages of the site and not used by this one.
 *
 * @param answers those in force
 * @param names whatever the page uses
 */
export function allowedElsewhere(
  store: LocalStore,
  answers: ReadonlyMap<string, boolean> | undefined,
  names: ReadonlyMap<string, Category>,
): AllowedElsewhere[] {
  const here = new Set([...names.keys()].map(answerKey));
  const keys = [...(answers ?? [])].filter(([key, yes]) => yes && !here.has(key)).map(([key]) => key);
  const known = keys.length ? knownServices(store) : undefined;
  return keys.map((key) => ({
    ...(known?.get(key) ?? { id: key, categories: isCategory(key) ? [key] : [], details: {} }),
    key,
  }));
}

/**
 * Keeps what other pages of the site have to know of services: what they are called, which categories they belong to, and
 * what they store.
 */
export function rememberServices(
  store: LocalStore,
  services: readonly (KeptFacts & Pick<ServiceFacts, 'id' | 'category'>)[],
): void {
  const before = store.get(SERVICES);
  const kept = parsed<Record<string, KeptFacts & { in?: Category[] }>>(before) as Record<string, object>;
  for (const { id, category, ...facts } of services) {
    const old = Object.hasOwn(kept, id) ? (kept[id] as { in?: Category[] }) : {};
    const known = FACTS.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]);
    kept[id] = { ...old, ...Object.fromEntries(known), in: [...new Set([...(old.in ?? []), category])] };
  }
  try {
    const after = JSON.stringify(kept);
    if (services.length && after !== before) store.set(SERVICES, after);
  } catch {
    // A page that breaks JSON: then less is known, and a no takes more back.
  }
}
