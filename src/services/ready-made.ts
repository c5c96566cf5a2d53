import type { About, CommonOptions, Definition, Service, ServiceActs } from './contract';
import { optionProblems } from './options';

/** A ready-made service: call it with its options for a `Service`. @throws TypeError naming the option at fault */
export interface ReadyMade<I extends string, O> {
  (...options: Partial<O> extends O ? [options?: O] : [options: O]): Service;
  readonly definition: Definition<I, O>;
  readonly about: About;
}

/**
 * Makes a ready-made service. The build of the script tag's parts puts the bare definition in its place: there settings are
 * read by id, and what checks them is loaded once for all.
 */
export function readyMade<const I extends string, O extends CommonOptions = CommonOptions>(
  definition: Definition<I, O>,
  about: About,
): ReadyMade<I, O> {
  const { id, forms, run, ...facts } = definition;
  const make = (options = {} as O): Service => {
    const problems = optionProblems({ forms, use: about.use }, options);
    if (problems.length) {
      throw new TypeError(problems.map(([path, problem]) => `[assent] ${id}: ${path}: ${problem}`).join('\n'));
    }
    const { category = definition.category, calls } = options;
    return { id, ...facts, ...actsOf(run, options), category, calls };
  };
  return Object.assign(make as (...options: unknown[]) => Service, { definition, about }) as ReadyMade<I, O>;
}

/** What a service does by its options. One that the page loads by itself is told and stopped all the same. */
export function actsOf<O extends CommonOptions>(run: Definition<string, O>['run'], options: O): ServiceActs {
  const acts = run?.(options) ?? {};
  return options.load === false ? { ...acts, load: undefined } : acts;
}
