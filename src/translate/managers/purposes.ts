import type { FormerManager } from '../../config/adopt-names';
import { isAsked } from '../../consent/categories';
import type { Work } from '../contract';
import { categoryOf, serviceOf } from '../known';
import { isList, isMembers, type Members, type Value } from '../values';
import { cookiesOf } from '../work';

/** How one that has a list of services, or of purposes, names what they have. */
export interface Words {
  readonly manager: FormerManager;
  readonly id: 'name' | 'id';
  readonly always: 'required' | 'isMandatory';
  /** What says a yes before the visitor does. */
  readonly early: readonly string[];
  /** All of them have one. */
  readonly isEarly?: boolean;
}

export const PRESET =
  'is on before the visitor turns it on, which nothing of Assent is; a yes there may be none, so it is not adopted';

const TAKEN = ['title', 'description', 'cookies', 'purposes', 'translations'];

/** Klaro's services and orejime's purposes. */
export function translateServices(list: Value | undefined, path: string, words: Words, work: Work): void {
  if (!isList(list)) {
    work.left(path, 'is no list that can be read; write the services by hand');
    return;
  }
  for (const [i, it] of list.entries()) {
    const at = `${path}[${i}]`;
    const inner = isMembers(it) && it.purposes;
    if (!isMembers(it)) work.left(at, 'is only known when it runs; write it by hand');
    // orejime's groups.
    else if (isList(inner) && inner.some(isMembers)) translateServices(inner, `${at}.purposes`, words, work);
    else translateService(it, at, words, work);
  }
}

function translateService(it: Members, path: string, words: Words, work: Work): void {
  const { manager, id: idField, always, early } = words;
  const theirs = it[idField];
  if (typeof theirs !== 'string') {
    work.left(`${path}.${idField}`, 'is only known when it runs; write it by hand');
    return;
  }
  const title = typeof it.title === 'string' ? it.title : undefined;
  const purposes = isList(it.purposes) ? it.purposes.filter((name): name is string => typeof name === 'string') : [];
  const known = serviceOf(theirs, title);
  const category = it[always] === true ? 'necessary' : [...purposes, theirs].map(categoryOf).find(Boolean);
  const isEarly = words.isEarly || early.some((name) => it[name] === true);
  if (isEarly) work.left(`${path}.${early[0]}`, PRESET);
  const adopt = (ours: string) => isEarly || work.adoptName(manager, ours, theirs);
  work.leftOver(it, [idField, always, ...early, ...TAKEN], path, REASONS);
  if (known) {
    work.ready(known, {}, path);
    work.meanings.set(theirs, { service: known });
    adopt(known);
  } else if (category && categoryOf(theirs) && isAsked(category)) {
    // A purpose that is one of our categories: what is in it is marked with that.
    work.meanings.set(theirs, { category });
    adopt(category);
  } else if (category) {
    const cookies = cookiesOf(it.cookies, `${path}.cookies`, work);
    const id = idOf(theirs);
    work.draft.services[id] = { category, name: title ?? theirs, ...(cookies.length > 0 && { cookies }) };
    work.meanings.set(theirs, { category, service: id });
    if (category !== 'necessary') adopt(id);
  } else {
    const none = purposes.length
      ? `its purposes (${purposes.join(', ')}) are no categories of Assent's`
      : 'no category is said';
    work.left(path, `"${theirs}" is no ready-made service, and ${none}; add it by hand`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  callback: 'is code; listen to change, or put it into a marked script',
  onAccept: 'is code; put it into a marked script',
  onInit: 'is code; put it into a marked script',
  onDecline: 'is code; listen to withdraw',
};

/** An id as the settings have them. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '') || 'service';
