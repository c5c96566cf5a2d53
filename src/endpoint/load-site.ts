import { checkConfig } from '../config/check';
import type { AssentConfig } from '../config/config';
import { readSettings } from '../config/settings';
import type { Notice } from '../consent/notice';
import { locales } from '../locales/index';
import { withFacts } from '../services/find';
import { plannedServices } from '../services/plan';
import { noticesOf } from './notices-of';
import type { CookieOptions } from './renewed-cookie';

export interface Site {
  /** For `createEndpoint`. */
  readonly notices: readonly Notice[];
  /** For `createEndpoint`. */
  readonly cookie: CookieOptions;
  /** What is wrong with the config: each names the field's path, what is wrong and the fix. */
  readonly problems: readonly string[];
}

/**
 * What an endpoint takes from a site's config, the same one that its pages have: the notices in every language of
 * Assent, and how long a decision holds.
 *
 * @param config as a plain object, such as the content of `assent.json`
 * @param origins where the pages are; their hosts name a site whose config does not
 */
export async function loadSite(config: unknown, origins: readonly string[]): Promise<Site> {
  const all = await Promise.all(Object.values(locales).map(async (load) => (await load()).texts));
  const isObject = typeof config === 'object' && config !== null;
  const settings = isObject ? readSettings(config as AssentConfig) : undefined;
  if (!settings) return { notices: [], cookie: {}, problems: checkConfig(config) };
  const services = plannedServices(settings.services).map(({ id, category, service }) =>
    withFacts({ ...service, id, category }),
  );
  const names = new Set(origins.map((origin) => settings.site || new URL(origin).hostname));
  return {
    notices: [...names].flatMap((site) => noticesOf({ ...settings, site, services }, all)),
    cookie: { days: settings.days, domain: settings.domain },
    problems: checkConfig(config),
  };
}
