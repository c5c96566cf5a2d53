import { isCategory } from '../consent/categories';
import type { About, CommonOptions, Definition } from './service';

/** What is known of a service's options: their form by path, and the words for it. */
export interface Options {
  readonly forms?: Definition['forms'] | undefined;
  readonly use?: About['use'] | undefined;
}

/** Paths of the options that are not of their form. Attributes are text, so what is asked for as text may be a number. */
export function misfits(forms: Definition['forms'], options: CommonOptions): string[] {
  // What the page loads by itself needs no id of ours.
  if (options.load === false) return [];
  return Object.entries(forms ?? {}).flatMap(([key, form]) => {
    const path = key.replace('?', '');
    const value = optionAt(options, path);
    const isRight =
      value === undefined
        ? key !== path
        : ['string', 'number', 'boolean'].includes(typeof value) && form.test(`${value}`);
    return isRight ? [] : [path];
  });
}

const optionAt = (options: unknown, path: string): unknown =>
  path.split('.').reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], options);

export const CATEGORY_PROBLEM = 'is wrong; use necessary, preferences, analytics or marketing';

/** What is wrong with the options of a ready-made service: path, and problem with its fix. */
export function optionProblems(
  { forms, use = {} }: Options,
  options: CommonOptions,
): [path: string, problem: string][] {
  const problems = misfits(forms, options).map((path): [string, string] => {
    const value = optionAt(options, path);
    return [path, `${value === undefined ? 'is missing' : `${JSON.stringify(value)} is wrong`}; use ${use[path]}`];
  });
  if (options.category !== undefined && !isCategory(options.category)) problems.push(['category', CATEGORY_PROBLEM]);
  return problems;
}
