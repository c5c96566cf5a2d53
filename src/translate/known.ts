import { MANAGERS } from '../adopt/managers/index';
import type { AskedCategory, Category } from '../consent/categories';
import { READY_MADE } from '../services/find';
import type { Members } from './values';

/** Other names that former managers' documents have for a service, written small and without signs. */
const ALIASES: Readonly<Record<string, string>> = {
  ...{
    ga: 'google-analytics',
    ga4: 'google-analytics',
    gtag: 'google-analytics',
    googleanalytics4: 'google-analytics',
  },
  ...{ gtm: 'google-tag-manager', googleadwords: 'google-ads', gads: 'google-ads', piwik: 'matomo', ytb: 'youtube' },
  ...{ facebookpixel: 'meta-pixel', fbpixel: 'meta-pixel', facebook: 'meta-pixel', clarity: 'microsoft-clarity' },
  ...{
    linkedininsighttag: 'linkedin-insight',
    bingads: 'microsoft-uet',
    uet: 'microsoft-uet',
    twitterpixel: 'x-pixel',
  },
  ...{
    googlerecaptcha: 'recaptcha',
    pinterestpixel: 'pinterest-tag',
    snapchatpixel: 'snap-pixel',
    youtubevideo: 'youtube',
  },
};

/** What stands for a category, written small and without signs. */
const WORDS: Readonly<Record<Category, readonly string[]>> = {
  necessary: ['necessary', 'essential', 'required', 'strictlynecessary', 'c0001'],
  preferences: ['functional', ...wordsOf('preferences')],
  analytics: ['statistic', 'measurement', ...wordsOf('analytics')],
  marketing: ['ad', ...wordsOf('marketing')],
};

/** As the former managers that have fixed names for categories call this one. */
function wordsOf(category: AskedCategory): string[] {
  const all = Object.values(MANAGERS).flatMap(({ names }) => names[category] ?? []);
  return all.map(plain).filter((word) => word !== 'all');
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Our category of this name, or `undefined`: whoever guesses asks visitors something else. */
export function categoryOf(name: string): Category | undefined {
  // `!analytics` is what runs after a no.
  if (name.trim().startsWith('!')) return undefined;
  return (Object.keys(WORDS) as Category[]).find((category) => WORDS[category].includes(plain(name)));
}

/** The ready-made service that one of these names, in a former manager's words. */
export function serviceOf(...names: readonly (string | undefined)[]): string | undefined {
  const words = names.flatMap((name) => (name ? [plain(name)] : []));
  const known = READY_MADE.find(({ definition: { id, name } }) =>
    [id, name].map(plain).some((it) => words.includes(it)),
  );
  return (
    known?.definition.id ??
    words.map((word) => (Object.hasOwn(ALIASES, word) ? ALIASES[word] : undefined)).find(Boolean)
  );
}

export const definitionOf = (id: string) => READY_MADE.find(({ definition }) => definition.id === id);

/** The ready-made service that loads such an address, with its id where the address has that. */
export function serviceAt(address: string): { readonly id: string; readonly options: Members } | undefined {
  const url = URL.canParse(address, 'https://page.invalid') ? new URL(address, 'https://page.invalid') : undefined;
  if (!url || url.hostname === 'page.invalid') return undefined;
  const text = `${url.hostname.replace(/^www\./, '')}${url.pathname}${url.search}`;
  const known = READY_MADE.find(({ about: { tags = [] } }) => tags.some((tag) => text.startsWith(tag)));
  if (!known) return undefined;
  const form: unknown = known.definition.forms?.id;
  const found = form instanceof RegExp ? [...url.searchParams.values()].find((value) => form.test(value)) : undefined;
  return { id: known.definition.id, options: found === undefined ? {} : { id: found } };
}
