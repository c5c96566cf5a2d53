/** Former consent managers whose answers can be adopted. */
export const FORMER_MANAGERS = [
  'vanilla-cookieconsent',
  'klaro',
  'tarteaucitron',
  'osano',
  'orejime',
  'c15t',
  'cookiebot',
  'onetrust',
  'usercentrics',
] as const;

export type FormerManager = (typeof FORMER_MANAGERS)[number];

/** How the answers of one of them are read. */
export interface AdoptOptions {
  /** Name of its cookie, or key of its item, where it is another one than its default. */
  readonly storedAs?: string;
  /**
   * What it calls our categories and services: `{ "analytics": ["ga", "matomo"], "youtube": "youtube" }`. Ours has a yes where each of
   * those has one. Default: its categories, where they are always called the same.
   */
  readonly names?: Readonly<Record<string, string | readonly string[]>>;
}

/** The setting `adopt`: which former managers' answers count, and how they are read. */
export type Adopt = { readonly [K in FormerManager]?: AdoptOptions } & {
  /** Whether a yes needs a proof, which no former manager leaves in the browser: then a no alone is adopted. Default `false`. */
  readonly proof?: boolean;
};
