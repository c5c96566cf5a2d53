import type { FormerManager } from '../../config/adopt-names';
import { type Category, isAsked } from '../../consent/categories';
import type { Work } from '../contract';
import { categoryOf, definitionOf, serviceOf } from '../known';
import { isList, isMembers, isPartial, type Members, type Value } from '../values';
import { cookiesOf } from '../work';

/** How one that has a list of services, or of purposes, names what they have. */
export interface Words {
  readonly manager: FormerManager;
  readonly id: 'name' | 'id';
  readonly always: 'required' | 'isMandatory';
  /** What says a yes before the visitor does. */
  readonly early: readonly string[];
  /** What says it for all of them, where something does. */
  readonly preset?: string | undefined;
}

export const PRESET =
  'is on, or may be, before the visitor turns it on, which nothing of Assent is; a yes there may be none, so it is not adopted';
export const SPREAD = 'has members that are only known when it runs; write it by hand';

/** What is neither absent nor `false` as it is written may be a yes. */
export const mayBeOn = (value: Value | undefined): boolean => value !== undefined && value !== false;

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
  if (isPartial(it)) {
    work.left(path, SPREAD);
    return;
  }
  const title = typeof it.title === 'string' ? it.title : undefined;
  const purposes = isList(it.purposes) ? it.purposes.filter((name): name is string => typeof name === 'string') : [];
  const known = serviceOf(theirs, title);
  const asked = [...purposes, theirs].map(categoryOf).find(Boolean);
  const named = categoryOf(theirs);
  const category = it[always] === true ? 'necessary' : asked;
  const on = [always, ...early].find((name) => mayBeOn(it[name]));
  const preset = on ? `${path}.${on}` : words.preset;
  const adopt = (ours: string, category: Category | undefined) => {
    if (!preset) work.adoptName(manager, ours, theirs);
    else {
      work.left(preset, PRESET);
      if (category) work.unasked.add(category);
    }
  };
  work.leftOver(it, [idField, always, ...early, ...TAKEN], path, REASONS);
  if (known) {
    work.ready(known, {}, path, isAsked(asked) ? asked : undefined);
    work.meanings.set(theirs, { service: known });
    adopt(known, isAsked(asked) ? asked : definitionOf(known)?.definition.category);
  } else if (named && isAsked(asked)) {
    // A purpose that is one of our categories: what is in it is marked with that.
    work.meanings.set(theirs, { category: asked });
    adopt(asked, asked);
  } else if (category) {
    const cookies = cookiesOf(it.cookies, `${path}.cookies`, work);
    const service = { category, name: title ?? theirs, ...(cookies.length > 0 && { cookies }) };
    const id = work.describe(theirs, service, path);
    work.meanings.set(theirs, { category, service: id });
    if (category !== 'necessary') adopt(id, category);
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
