import { dom } from '../../dom';
import type { CommonOptions, ServiceActs, ServicePage } from '../contract';
import { isEvent } from './events';
import { landing } from './landing';

type Gtag = (...args: unknown[]) => void;

/** What every Google tag takes. The first service that says them speaks for all, since all share one tag. */
export interface GoogleOptions extends CommonOptions {
  /** ISO 3166-2 codes that the denied default is for ("Consent mode reference", `region`). Default: everywhere. */
  readonly region?: readonly string[];
  /** Redacts ad clicks while `ad_storage` is denied. Default `false`. */
  readonly ads_data_redaction?: boolean;
  /** Passes ad clicks on in the addresses of the site's own links. Default `false`. */
  readonly url_passthrough?: boolean;
}

export interface GoogleTagOptions extends GoogleOptions {
  readonly id: string;
}

/**
 * Google Consent Mode v2, shared by every service that loads a Google tag. All seven signals, in the default and in every
 * update ("Consent mode reference", Google). Basic mode only: no Google tag is loaded before consent.
 */
function signals(allowed: (name: string) => boolean): Record<string, unknown> {
  const state = (name: string) => (allowed(name) ? 'granted' : 'denied');
  const marketing = state('marketing');
  const preferences = state('preferences');
  return {
    ad_storage: marketing,
    ad_user_data: marketing,
    ad_personalization: marketing,
    analytics_storage: state('analytics'),
    functionality_storage: preferences,
    personalization_storage: preferences,
    security_storage: 'granted',
  };
}

interface GooglePage {
  dataLayer?: unknown[];
  gtag?: Gtag;
}

/** What the services of Google share on a page. */
interface Google {
  /** The state that was told last. */
  state?: string;
  /** How many consent commands of ours stand in front of the queue. */
  front: number;
}

const google = ({ shared }: ServicePage): Google => {
  shared.google ??= { front: 0 };
  return shared.google as Google;
};

/** The queue of Google's tags. */
function queue(): unknown[] {
  const page = window as GooglePage;
  page.gtag ??= gtag;
  page.dataLayer ??= [];
  return page.dataLayer;
}

/** Google's tags read `arguments` objects and ignore arrays, hence no rest parameter. */
const gtag: Gtag = function () {
  // biome-ignore lint/complexity/noArguments: what Google's tag understands
  queue().push(arguments);
};

/** Has no tag taken the queue over? */
const isWaiting = (all: unknown[]) => all.push === Array.prototype.push;

/** Does an entry of the queue begin with these words? */
const says = (entry: unknown, words: string) => `${Object.values(Object(entry)).slice(0, 2)}` === words;

/**
 * A consent command. A tag without a default behaves as if granted, and takes what it finds in the order it finds it: so as
 * long as no tag has taken the queue over, consent goes in front of all that the page has queued.
 */
const say = (page: ServicePage, ...command: unknown[]): void => {
  const all = queue();
  gtag(...command);
  if (isWaiting(all)) all.splice(google(page).front++, 0, all.pop());
};

/** Denied defaults, unless the page has said its own: our inline snippet, for one. */
function defaults(page: ServicePage, { region, ads_data_redaction, url_passthrough }: GoogleOptions): void {
  const own = google(page);
  if (own.state === undefined) {
    own.front = queue().findIndex((entry) => says(entry, 'consent,default')) + 1;
    own.state = '';
    if (!own.front) {
      const denied = signals((name) => name === 'necessary');
      say(page, 'consent', 'default', { ...denied, ...(region && { region }) });
      own.state = `${Object.values(denied)}`;
    }
  }
  if (ads_data_redaction) say(page, 'set', 'ads_data_redaction', true);
  if (url_passthrough) say(page, 'set', 'url_passthrough', true);
}

/** Tells Google's tags what may be done now; once for a state, however many services ask for it. */
function tell(page: ServicePage): void {
  const state = signals(page.allowed);
  const text = `${Object.values(state)}`;
  if (google(page).state !== text) say(page, 'consent', 'update', state);
  google(page).state = text;
}

/** Consent calls of a service that is a Google tag, and what it does beside them. */
export const googleActs = (options: GoogleOptions, acts: ServiceActs): ServiceActs => ({
  prepare: (page) => defaults(page, options),
  consent: tell,
  ...acts,
});

/**
 * One tag for all of Google, also where it stands in the page already. Always with `&l=dataLayer`: Firebase looks for this
 * before it loads a tag of its own, and would load a second one.
 */
export function startTag(page: ServicePage, id: string): unknown {
  const tag = (of: string) =>
    dom.querySelector(`script[src*="googletagmanager.com/gtag/js?${of}"]:not([type="text/plain"])`);
  // The page's own tag, configured by the page.
  if (tag(`id=${id}`)) return;
  const isFirst = !tag('');
  const all = queue();
  const isConfigured = all.some((entry) => says(entry, `config,${id}`));
  // Events that wait are for this tag too, which a tag of Google's only knows of those that come behind its config.
  const first = isWaiting(all) ? all.findIndex(isEvent) : -1;
  const events = first < 0 ? [] : all.splice(first);
  if (isFirst) gtag('js', new Date());
  if (!isConfigured) gtag('config', id, ...[landing() ?? []].flat());
  all.push(...events);
  return isFirst && page.loadScript(`https://www.googletagmanager.com/gtag/js?id=${id}&l=dataLayer`);
}

/** The kill flag of Google Analytics ("Privacy controls in Google Analytics"): no hit leaves while it is true. */
export function disableAnalytics(id: string, disabled: boolean): void {
  (window as unknown as Record<string, boolean>)[`ga-disable-${id}`] = disabled;
}

/** Cookies of Google Analytics ("[GA4] Cookie usage on websites"), the older ones included. */
export const ANALYTICS_COOKIES = ['_ga', '_ga_*', '_gid', '_gat*', '_gali', 'FPLC', 'FPID'];
