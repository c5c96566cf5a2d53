import type { Bounds } from './range';

/** Those that are set have to fit all at once. The region `''` is: not known. */
export interface Filters {
  readonly origin?: string | undefined;
  readonly action?: string | undefined;
  readonly region?: string | undefined;
  readonly language?: string | undefined;
  readonly policy?: string | undefined;
}

export type FilterName = keyof Filters;

export const FILTER_NAMES: readonly FilterName[] = ['origin', 'action', 'region', 'language', 'policy'];

/** As the endpoint reads it. */
export function queryOf({ from, to }: Pick<Bounds, 'from' | 'to'>, filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  for (const name of FILTER_NAMES) {
    const value = filters[name];
    if (value !== undefined) query.set(name, value);
  }
  return query;
}

/** The same filters with one of them set, or taken off where it is set to this already. */
export function toggled(filters: Filters, name: FilterName, value: string | undefined): Filters {
  return { ...filters, [name]: filters[name] === value ? undefined : value };
}
