import { optionsToFill } from '../audit/draft';
import type { FormerManager } from '../config/adopt-names';
import { type Category, isAsked, isCategory } from '../consent/categories';
import { LANGUAGES } from '../consent/languages';
import type { Draft, Left, Meaning, Work } from './contract';
import { definitionOf } from './known';
import { Call, isList, isMembers, type Members, Pattern, Unread, type Value } from './values';

const LONGEST = 400; // days

/** What every translation has in common: the draft, and the list of what is left to its owner. */
export function createWork(): Work & { readonly all: Left[] } {
  const draft: Draft = { policy: { url: '', version: '' }, services: {}, adopt: {} };
  const all: Left[] = [];
  const meanings = new Map<string, Meaning>();
  const asked = new Map<string, Category>();
  const unasked = new Set<Category>();
  const left = (path: string, why: string): void => void all.push({ path, why });

  /** What is only known when it runs is told, and is none. */
  const plain = <T>(
    value: Value | undefined,
    path: string,
    is: (value: Value) => value is T & Value,
  ): T | undefined => {
    if (value === undefined || is(value)) return value as T | undefined;
    left(path, whyOf(value));
    return undefined;
  };

  return {
    ...{ draft, all, meanings, unasked, left },
    leftOver(members, taken, path = '', reasons = {}) {
      for (const [name, value] of Object.entries(members)) {
        // What is turned off has nothing to be taken over.
        if (taken.includes(name) || value === false || value === undefined) continue;
        const why =
          (Object.hasOwn(reasons, name) ? reasons[name] : undefined) ??
          (value instanceof Unread ? whyOf(value) : 'has no counterpart in Assent');
        left(path ? `${path}.${name}` : name, why);
      }
    },
    ready(id, options, path, category) {
      addReady(draft, left, id, options, path);
      if (category) addCategory({ draft, left, unasked }, asked, id, category, path);
    },
    describe: (name, service, path) => addDescribed(draft, left, name, service, path),
    policyUrl(value, path) {
      draft.policy.url = plain(value, path, isText) || draft.policy.url;
    },
    setCookie(name, value, path) {
      const is = name === 'days' ? isNumber : isText;
      const given = plain<string | number>(value, path, is as (value: Value) => value is string | number);
      if (given === undefined || given === '' || (name === 'path' && given === '/')) return;
      if (name === 'days' && !(Number.isInteger(given) && Number(given) >= 1 && Number(given) <= LONGEST)) {
        left(path, `is ${given}; cookie.days is a whole number of days, 1 to ${LONGEST}`);
      } else draft.cookie = { ...draft.cookie, [name]: given };
    },
    setLanguage(value, path) {
      const code = plain(value, path, isText)?.toLowerCase();
      if (!code || code === 'auto') return;
      if ((LANGUAGES as readonly string[]).includes(code)) draft.ui = { ...draft.ui, language: code };
      else left(path, `"${code}" is no language of Assent's; leave ui.language out, or name another`);
    },
    adopt(manager, storedAs) {
      const name = plain(storedAs, `adopt.${manager}.storedAs`, isText);
      draft.adopt[manager] = { ...draft.adopt[manager], ...(name && { storedAs: name }) };
    },
    adoptName: (manager, ours, theirs) => addName(draft, manager, ours, theirs),
  };
}

function addName(draft: Draft, manager: FormerManager, ours: string, theirs: string): void {
  const before = draft.adopt[manager] ?? {};
  // A service may be called as what every object has, `constructor` for example.
  const those = (before.names && own(before.names, ours)) ?? [];
  draft.adopt[manager] = { ...before, names: { ...before.names, [ours]: [...new Set([...those, theirs])] } };
}

/** Of a ready-made service, where visitors were asked about it in another category than its own. */
function addCategory(
  { draft, left, unasked }: Pick<Work, 'draft' | 'left' | 'unasked'>,
  asked: Map<string, Category>,
  id: string,
  category: Category,
  path: string,
): void {
  const its = definitionOf(id)?.definition.category;
  if (!its) return;
  const before = asked.get(id);
  if (!isAsked(category)) unasked.add(its);
  else if (before && before !== category) {
    left(path, `is ${category} here and ${before} elsewhere; services.${id} has one category, so choose`);
  } else {
    asked.set(id, category);
    if (category === its) return;
    draft.services[id] = { ...draft.services[id], category };
    left(path, `is ${category}, as your visitors were asked; of itself "${id}" is ${its}`);
  }
}

/** Under an id that is nobody's. */
function addDescribed(draft: Draft, left: Work['left'], name: string, service: object, path: string): string {
  const first = idOf(name);
  const isTaken = (id: string) => isCategory(id) || definitionOf(id) || Object.hasOwn(draft.services, id);
  let id = first || NAMELESS;
  for (let n = 2; isTaken(id); n += 1) id = `${first || NAMELESS}-${n}`;
  if (id !== first)
    left(path, `"${name}" is drafted as services.${id}; for another id, change it in adopt and marks too`);
  draft.services[id] = service;
  return id;
}

/** Of a service whose name has no letter that an id may have. */
const NAMELESS = 'service';

/** An id as the settings have them, or nothing. */
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '');

/** A member of its own, and not of every object's. */
export const own = <T>(members: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined;

function addReady(draft: Draft, left: Work['left'], id: string, options: Members, path: string): void {
  const service = definitionOf(id);
  if (!service) return;
  const known = Object.entries(options).flatMap(([name, value]) =>
    (typeof value === 'string' && value) || typeof value === 'number' ? [[name, `${value}`]] : [],
  );
  const before = (own(draft.services, id) ?? {}) as Record<string, unknown>;
  const made = { ...optionsToFill(service), ...before, ...Object.fromEntries(known) };
  draft.services[id] = made;
  const missing = Object.keys(optionsToFill(service)).filter((name) => !isKnown(made[name]));
  if (missing.length === 0) return;
  const names = missing.length > 1 ? `${missing.join(' and ')} are` : `${missing[0]} is`;
  left(path, `is Assent's "${id}"; ${names} not in what was read: write it into services.${id}`);
}

const isText = (value: Value): value is string => typeof value === 'string';
const isNumber = (value: Value): value is number => typeof value === 'number';

/** Written, and not only a place to write it into. */
const isKnown = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).every(isKnown) : !`${value}`.startsWith('TODO: ');

/** Why a value cannot be taken. */
function whyOf(value: Value): string {
  if (value instanceof Unread || value instanceof Call) {
    const text = value instanceof Unread ? value.text : `${value.name}(…)`;
    return `is only known when it runs (${text}); write it by hand`;
  }
  return 'is not of the form that its documents have; write it by hand';
}

/** Cookies as former managers list them: names, patterns, lists that begin with one, or objects with a name. */
export function cookiesOf(value: Value | undefined, path: string, { left }: Pick<Work, 'left'>): string[] {
  if (value === undefined) return [];
  if (!isList(value)) {
    left(path, whyOf(value));
    return [];
  }
  return value.flatMap((it, i) => {
    const first = isList(it) ? it[0] : isMembers(it) ? (it.name ?? it.pattern) : it;
    const name = first instanceof Pattern ? globOf(first.source) : first;
    if (typeof name === 'string' && name) return [name];
    const why =
      first instanceof Pattern ? `/${first.source}/ is no name with * in it; write one by hand` : whyOf(first);
    left(`${path}[${i}]`, why);
    return [];
  });
}

/** `^_ga`, `^_ga.*$` and `^_ga_[A-Z0-9]+$` as `_ga*`; `^_gid$` as `_gid`. A `*` here stands for anything. */
function globOf(source: string): string | undefined {
  const [, name = '', rest = ''] = /^\^([\w.:-]*[\w:-]|\w)(.*)$/.exec(source.replace(/\\([.-])/g, '$1')) ?? [];
  if (!name || !/^(\$|(\.\*|\.\+|\[[^\]]+\][*+]|\\w[*+]|\\d[*+])?\$?)$/.test(rest)) return undefined;
  return rest === '$' ? name : `${name}*`;
}
