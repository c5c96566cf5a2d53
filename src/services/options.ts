import { isCategory } from '../consent/categories';
import type { About, CommonOptions, Definition } from './contract';

/** What is known of a service's options: their form by path, and the words for it. */
export interface Options {
  readonly forms?: Definition['forms'] | undefined;
  readonly use?: About['use'] | undefined;
}

/** Options that every ready-made service takes. */
const COMMON = ['category', 'load', 'calls'];

/** Names of the options there are. */
const optionNames = (forms: Definition['forms']): string[] => [
  ...new Set([...Object.keys(forms ?? {}).map((path) => path.replace(/[.?].*/, '')), ...COMMON]),
];

/** Names of options that there are not: the service works without them. */
const unknownOptions = (forms: Definition['forms'], options: CommonOptions): string[] =>
  Object.keys(options).filter((name) => !optionNames(forms).includes(name));

const CALLS: unknown[] = ['queue', 'drop', undefined];

/** Are there any that make no sense, and keep nothing from working? */
export const hasOddOptions = (forms: Definition['forms'], options: CommonOptions): boolean =>
  unknownOptions(forms, options).length > 0 || !CALLS.includes(options.calls);

/** What has form is a text, a number, a switch, or a list of such. */
const hasForm = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value);

/** Paths of the options that are not of their form. Attributes are text, so what is asked for as text may be a number. */
export function wrongOptions(forms: Definition['forms'], options: CommonOptions): string[] {
  // What the page loads by itself needs no id of ours.
  if (options.load === false) return [];
  return Object.entries(forms ?? {}).flatMap(([key, form]) => {
    const path = key.replace('?', '');
    const value = optionAt(options, path);
    const isRight = value === undefined ? key !== path : hasForm(value) && form.test(`${value}`);
    return isRight ? [] : [path];
  });
}

const optionAt = (options: unknown, path: string): unknown =>
  path.split('.').reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], options);

const CALLS_PROBLEM = 'is wrong; use queue or drop';
export const CATEGORY_PROBLEM = 'is wrong; use necessary, preferences, analytics or marketing';

/**
 * What is wrong with the options of a ready-made service: path, and problem with its fix.
 *
 * @param nearest the name that was probably meant
 */
export function optionProblems(
  { forms, use = {} }: Options,
  options: CommonOptions,
  nearest?: (name: string, known: readonly string[]) => string | undefined,
): [path: string, problem: string][] {
  const problems = wrongOptions(forms, options).map((path): [string, string] => {
    const value = optionAt(options, path);
    return [path, `${value === undefined ? 'is missing' : `${JSON.stringify(value)} is wrong`}; use ${use[path]}`];
  });
  const known = optionNames(forms);
  for (const name of unknownOptions(forms, options)) {
    const meant = nearest?.(name, known);
    problems.push([
      name,
      `is no option of it; ${meant ? `did you mean ${meant}? Correct its name, or ` : ''}use ${known.join(', ')}`,
    ]);
  }
  if (!CALLS.includes(options.calls)) problems.push(['calls', CALLS_PROBLEM]);
  if (options.category !== undefined && !isCategory(options.category)) problems.push(['category', CATEGORY_PROBLEM]);
  return problems;
}
