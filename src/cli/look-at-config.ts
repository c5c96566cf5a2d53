import { checkConfig } from '../config/check';
import type { AssentConfig } from '../config/config';
import { isObject } from '../config/is-object';
import { isOrigin } from '../consent/origin';

/*
 * What is wrong with a site's assent.json. Nothing here needs Node, and no file is read: the configurator looks at what is
 * written there by the same rule, in the browser.
 */

/** A mistake, in the parts that it is told in. */
export interface Mistake {
  readonly path: string;
  readonly problem: string;
  readonly fix: string;
}

/** A config that was looked at. It is one only where there is no mistake. */
export interface LookedAt {
  readonly config: AssentConfig;
  /** Where its pages are, as far as it says. */
  readonly origins: readonly string[];
  readonly mistakes: readonly Mistake[];
}

/** Looks at what was read from an assent.json. */
export function lookAtConfig(json: unknown): LookedAt {
  const { config, own, problems } = readOwn(json);
  const found = isList(config) ? [NO_LIST] : checkConfig(config);
  return { config: config as AssentConfig, origins: own, mistakes: [...problems, ...found].map(mistakeOf) };
}

/** `checkConfig` says all three in one line: the path, what is wrong, and the fix behind the last semicolon. */
function mistakeOf(text: string): Mistake {
  const [, path = '', problem = '', fix = ''] = /^(.*?): (.*); (.*)$/s.exec(text) ?? [text, '', text];
  return { path, problem, fix };
}

/** A file of JSON has no values that a program has made. */
export const isList = (config: unknown): boolean => Array.isArray((Object(config) as AssentConfig).services);
export const NO_LIST = 'services: is a list; name them by id, such as {"google-analytics": {"id": "G-…"}}';

/** What is for the endpoint alone: pages have no such setting. */
export function readOwn(json: unknown): { config: unknown; own: readonly string[]; problems: readonly string[] } {
  if (!isObject(json)) return { config: json, own: [], problems: [] };
  const { retention, ...config } = json as { origins?: unknown; retention?: unknown };
  const { origins: own = [] } = config;
  const problems: string[] = [];
  const areOrigins = Array.isArray(own) && own.every(isOrigin);
  if (!areOrigins)
    problems.push(`origins: ${JSON.stringify(own)} is wrong; use a list such as ["https://klouttrack.com"]`);
  if (retention !== undefined)
    problems.push('retention: is that of the log, which all sites share; take it out, and use --retention');
  return { config, own: areOrigins ? own : [], problems };
}
