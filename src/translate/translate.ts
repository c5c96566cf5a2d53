import { MANAGERS } from '../adopt/managers/index';
import type { FormerManager } from '../config/adopt-names';
import { isAsked } from '../consent/categories';
import type { Draft, Left, Source, Work } from './contract';
import { type Tag, tagsIn } from './html';
import { TRANSLATORS } from './managers/index';
import { type Mark, marksIn } from './marks';
import { type Program, readProgram, type Value } from './values';
import { createWork } from './work';

export interface Translation {
  readonly manager: FormerManager;
  readonly config: Draft;
  /** Elements of pages that are marked for it. */
  readonly marks: readonly Mark[];
  /** What is left to the owner. Never empty: nobody but the owner knows the policy's version. */
  readonly left: readonly Left[];
}

/** A type that a browser runs at once. */
const RUNS = /^$|^module$|^(text|application)\/(x-)?(java|ecma)script$/i;

/**
 * Reads a file of the owner's. None of it is run.
 *
 * @throws SyntaxError where it is neither HTML nor JSON nor JavaScript
 */
export function readSource(file: string, text: string): Source {
  const content = text.replace(/^\uFEFF/, '');
  if (/^\s*</.test(content)) {
    const tags = tagsIn(content);
    const scripts = tags.filter(({ name, attributes }) => name === 'script' && RUNS.test(attributes.get('type') ?? ''));
    const unread: Left[] = [];
    return { file, tags, programs: scripts.flatMap((tag) => programOf(tag, file, unread)), unread };
  }
  const json = jsonOf(content);
  return json === undefined
    ? { file, tags: [], programs: [readProgram(content)], unread: [] }
    : { file, tags: [], programs: [], unread: [], json };
}

/** The other scripts of a page are read, whatever one of them is written in. */
function programOf({ code, line }: Tag, file: string, unread: Left[]): Program[] {
  try {
    return [readProgram(code)];
  } catch (error) {
    const why = `is a script that cannot be read (${(error as Error).message}); write by hand what it says of consent`;
    unread.push({ path: `${file}:${line}`, why });
    return [];
  }
}

function jsonOf(text: string): Value {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns `undefined` where the files have the configuration of no manager that is known */
export function translate(sources: readonly Source[]): Translation | undefined {
  for (const { manager, find } of TRANSLATORS) {
    const run = find(sources);
    if (!run) continue;
    const work = createWork();
    run(work);
    const marks = marksIn(sources, manager, work);
    withhold(work, manager);
    const { draft, all } = work;
    all.push(...sources.flatMap(({ unread }) => unread));
    const { policy, cookie, ui, autoblock, services, adopt } = draft;
    const more = { ...(cookie && { cookie }), ...(ui && { ui }), ...(autoblock && { autoblock }) };
    if (!draft.policy.url)
      all.push({ path: 'policy.url', why: 'is not in what was read; write where your privacy policy is' });
    all.push({
      path: 'policy.version',
      why: 'is nowhere in it; write one, such as the month of your privacy policy: 2025-02',
    });
    // What a page's own tag has told is known by now.
    const left = all.filter(({ why }) => !/ not in what was read: write/.test(why) || isOpen(draft, why));
    return { manager, config: { policy, ...more, services, adopt }, marks, left: unique(left) };
  }
  return undefined;
}

/** A yes to a category covers every service in it: it is none to one that nobody was asked about there. */
function withhold({ draft, unasked, left }: Work, manager: FormerManager): void {
  for (const category of [...unasked].filter(isAsked)) {
    const { names } = draft.adopt[manager] ?? {};
    const isByItself = MANAGERS[manager].names[category] !== undefined;
    if (!draft.adopt[manager] || !(isByItself || names?.[category])) continue;
    const why = `is not adopted for ${category}: services has one of that category which nobody was asked about there`;
    left(`adopt.${manager}`, why);
    if (isByItself) delete draft.adopt[manager];
    else delete names?.[category];
  }
}

function isOpen({ services }: Draft, why: string): boolean {
  const [, id = ''] = /services\.([\w-]+)$/.exec(why) ?? [];
  return JSON.stringify(services[id] ?? {}).includes('"TODO: ');
}

const unique = (left: readonly Left[]): Left[] => [...new Map(left.map((it) => [`${it.path} ${it.why}`, it])).values()];
