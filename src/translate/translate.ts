import type { FormerManager } from '../config/adopt-names';
import type { Draft, Left, Source } from './contract';
import { tagsIn } from './html';
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
    return { file, tags, programs: scripts.flatMap(({ code }) => programOf(code)) };
  }
  const json = jsonOf(content);
  return json === undefined
    ? { file, tags: [], programs: [readProgram(content)] }
    : { file, tags: [], programs: [], json };
}

/** A script of a page that cannot be read has no configuration that could be. */
function programOf(code: string): Program[] {
  try {
    return [readProgram(code)];
  } catch {
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
    const { draft, all } = work;
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

function isOpen({ services }: Draft, why: string): boolean {
  const [, id = ''] = /services\.([\w-]+)$/.exec(why) ?? [];
  return JSON.stringify(services[id] ?? {}).includes('"TODO: ');
}

const unique = (left: readonly Left[]): Left[] => [...new Map(left.map((it) => [`${it.path} ${it.why}`, it])).values()];
