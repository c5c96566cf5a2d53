/** A script that waits for consent. */
export interface Gated {
  /** Its place among those of the page, from 0. */
  readonly id: number;
  readonly category: 'analytics' | 'marketing';
  /** What an inline one says; it tells the page that it ran. */
  readonly code: string;
  /** Where an external one is, which says the same. */
  readonly src?: string;
}

/** What a page has on it beside the consent manager. */
export interface Scene {
  /** Part of the page's address. */
  readonly name: string;
  readonly gated: readonly Gated[];
  /**
   * `vendors`: Assent loads Google Analytics and the Meta Pixel, and nothing is marked. A number: so many services of the
   * site's own, with a script each.
   */
  readonly services?: 'vendors' | number;
}

export const EXTERNAL_FOLDER = '/gated/';
export const externalOf = (id: number) => `${EXTERNAL_FOLDER}${id}.js`;
export const codeOf = (id: number) => `bench.run(${id})`;

/** Both categories are on the page, or some would ask about one. */
export const TIMED: Scene = { name: 'two-scripts', gated: [inline(0, 'analytics'), inline(1, 'marketing')] };

/** For the check: an inline and an external one. */
export const MIXED: Scene = { name: 'inline-and-external', gated: [inline(0, 'analytics'), external(1, 'marketing')] };

export const TEN_EXTERNAL: Scene = {
  name: 'ten-external',
  gated: Array.from({ length: 10 }, (_, id) => external(id, id % 2 ? 'marketing' : 'analytics')),
};

export const VENDORS: Scene = { name: 'vendors', gated: [], services: 'vendors' };

/** Of one category: whether they keep their order among themselves is the question. */
export function manyInline(count: number): Scene {
  return {
    name: `${count}-inline`,
    gated: Array.from({ length: count }, (_, id) => inline(id, 'analytics')),
  };
}

/** The scripts are the services' own. */
export function manyServices(count: number): Scene {
  return { name: `${count}-services`, gated: [], services: count };
}

function inline(id: number, category: Gated['category']): Gated {
  return { id, category, code: codeOf(id) };
}

function external(id: number, category: Gated['category']): Gated {
  return { id, category, code: codeOf(id), src: externalOf(id) };
}
