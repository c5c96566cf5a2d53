import { checkConfig } from '../../config/check';
import type { AssentConfig } from '../../config/config';
import { isObject } from '../../config/is-object';
import { readSettings, type Settings } from '../../config/settings';
import { isCategory } from '../../consent/categories';
import { answerKey } from '../../consent/decision';
import { preferencesNotice } from '../../consent/detailed-notice';
import { impliedAnswers } from '../../consent/implied';
import { bannerNotice, type Notice, type NoticeFacts, type ServiceFacts } from '../../consent/notice';
import type { Regime } from '../../consent/regimes';
import { locales } from '../../locales/index';
import type { Locale } from '../../locales/locale';
import { withFacts } from '../../services/find';
import { type PlannedService, plannedServices } from '../../services/plan';
import type { CookieOptions } from './cookie';

/** What of a site's settings shows in its notices. The browser's `Settings` are such facts. */
export interface SiteFacts {
  /** The name as visitors read it: where the config leaves it out, the page's host name. */
  readonly site: string;
  readonly policy: NoticeFacts['policy'];
  readonly ui: {
    /** Default `bar`. */
    readonly layout?: string | undefined;
    /** Default `bottom`. */
    readonly position?: string | undefined;
    /** The site's own texts, by language. Default none. */
    readonly texts?: Readonly<Record<string, NoticeFacts['overrides']>> | undefined;
  };
  readonly services: readonly ServiceFacts[];
}

/** Under `notice` Global Privacy Control says nothing. */
const VARIANTS: readonly { readonly regime: Regime; readonly gpc: boolean }[] = [
  { regime: 'opt-in', gpc: false },
  { regime: 'opt-in', gpc: true },
  { regime: 'opt-out', gpc: false },
  { regime: 'opt-out', gpc: true },
  { regime: 'notice', gpc: false },
];

/**
 * The notices that visitors of a site are shown at their first visit, in every language and under every regime: the banner
 * (where there is one) and the preferences. Those that depend on the page or on an earlier decision are brought by the
 * browsers that showed them.
 */
export function noticesOf(site: SiteFacts, locales: Iterable<Locale>): Notice[] {
  const { layout = 'bar', position = 'bottom', texts = {} } = site.ui;
  const { url, version } = site.policy;
  const names = new Map(site.services.flatMap(({ id, category }) => [category, id].map((name) => [name, category])));
  return [...locales].flatMap((locale) =>
    VARIANTS.flatMap(({ regime, gpc }) => {
      const implied = regime === 'opt-in' ? undefined : impliedAnswers(names, site.services, gpc);
      const facts: NoticeFacts = {
        site: site.site,
        policy: { url, version },
        regime,
        layout,
        position,
        names,
        asked: [],
        isSignalHonoured: gpc,
        overrides: Object.hasOwn(texts, locale.code) ? texts[locale.code] : undefined,
        startsOn: (name) => !!implied?.get(answerKey(name)),
      };
      const preferences = preferencesNotice(facts, locale, site.services);
      return regime === 'opt-in' ? [bannerNotice(facts, locale), preferences] : [preferences];
    }),
  );
}

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
  const problems = checkConfig(config);
  const settings = isObject(config) ? readSettings({ config: config as unknown as AssentConfig }) : undefined;
  if (!settings) return { notices: [], cookie: {}, problems };
  const services = inPageOrder(settings.services).map(({ id, category, service }) =>
    withFacts({ ...service, id, category }),
  );
  const names = new Set(origins.map((origin) => settings.site || new URL(origin).hostname));
  return {
    notices: orNone(problems, () => [...names].flatMap((site) => noticesOf({ ...settings, site, services }, all))),
    cookie: { days: settings.days, domain: settings.cookie.domain, path: settings.cookie.path },
    problems,
  };
}

/** As pages have them in their notices: those whose category the site itself has named are there before the others have come. */
function inPageOrder(services: Settings['services']): PlannedService[] {
  const isOwn = ({ id }: PlannedService) => isCategory(Object(Object(services)[id]).category);
  const planned = plannedServices(services);
  return Array.isArray(services) ? planned : [...planned.filter(isOwn), ...planned.filter((plan) => !isOwn(plan))];
}

/** A value of another type than its own is a problem that is named, and no failure of ours. */
function orNone(problems: readonly string[], make: () => Notice[]): Notice[] {
  try {
    return make();
  } catch (error) {
    if (problems.length) return [];
    throw error;
  }
}
