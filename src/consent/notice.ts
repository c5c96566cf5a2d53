import type { BannerLocale, Locale, TextOverrides } from '../locales/locale';
import { ASKED, type AskedCategory, type Category } from './categories';
import { fnv1a } from './decision';
import type { Regime } from './regimes';

export const NOTICE_SCHEMA = 'assent-notice/1';

/**
 * What a visitor is shown on one surface, whole: the surface is drawn from this value and from nothing else, so the hash in
 * a receipt proves the screen. Plain JSON.
 */
export interface Notice {
  schema: typeof NOTICE_SCHEMA;
  /** Where it stands; `site` is the site's own interface, with no texts of ours. */
  surface: 'banner' | 'preferences' | 'placeholder' | 'site';
  site: string;
  language: string;
  direction: 'ltr' | 'rtl';
  regime: Regime;
  policy: { url: string; version: string };
  layout: string;
  position: string;
  texts: Record<string, string>;
  /** `data-action` of the buttons, in the order they stand. */
  buttons: string[];
  /** Categories and services that are new since the visitor's last decision; empty when everything is asked. */
  asked: string[];
  /** It says that Global Privacy Control was received and honoured. */
  signal?: true;
  categories: NoticeCategory[];
}

export interface NoticeCategory {
  name: Category;
  title: string;
  /** Preferences only. */
  text?: string;
  /** Where the switch stands before the visitor touches it. */
  default: boolean;
  services: NoticeService[];
}

export interface NoticeService {
  id: string;
  default: boolean;
  /** The rest: preferences and placeholder only. */
  name?: string;
  provider?: string;
  privacyUrl?: string;
  /** Patterns of the cookies and storage entries it writes. */
  stores?: string[];
  /** How long that is kept at the most, as a number and its unit: `13 month`. Empty where it is not known. */
  retention?: string;
  /** Sites on which its provider may keep storage of its own. */
  thirdParty?: string[];
  /** Not on this page, and allowed on others: categories that take it along when they are switched off. None: any does. */
  elsewhere?: string[];
}

/** What is said about a service before it is asked for. */
export interface ServiceFacts {
  readonly id: string;
  readonly category: Category;
  readonly name: string;
  readonly provider?: string | undefined;
  readonly privacyUrl?: string | undefined;
  /** Patterns of cookie names; `*` stands for anything. */
  readonly cookies?: readonly string[] | undefined;
  /** Patterns of localStorage and sessionStorage keys. */
  readonly storage?: readonly string[] | undefined;
  /** Patterns of IndexedDB databases. */
  readonly databases?: readonly string[] | undefined;
  /** How long what it stores is kept at the most: a number and `day`, `month` or `year`, such as `13 month`. */
  readonly retention?: string | undefined;
  /** Sites on which its provider may keep storage of its own, out of reach of the page that embeds it. */
  readonly thirdParty?: readonly string[] | undefined;
  /** Where a person sees what a frame of this service would show: frame addresses, and what takes their place (`$1` …). */
  readonly pages?: readonly (readonly [embed: RegExp, page: string])[] | undefined;
  /** Counts as sale or sharing of personal information (CCPA 1798.140): Global Privacy Control turns it off. */
  readonly saleOrShare?: boolean | undefined;
}

export interface NoticeFacts {
  readonly site: string;
  readonly policy: { readonly url: string; readonly version: string };
  readonly regime: Regime;
  readonly layout: string;
  readonly position: string;
  /** Global Privacy Control is received, and nothing that it speaks against may run. */
  readonly isSignalHonoured?: boolean | undefined;
  readonly overrides?: TextOverrides | undefined;
  /** Whatever the page uses: services with their category, and categories under their own name. */
  readonly names: ReadonlyMap<string, Category>;
  readonly asked: readonly string[];
  /** Of `names`, services of other pages, with all categories that they were asked about in. */
  readonly elsewhere?: ReadonlyMap<string, readonly Category[]> | undefined;
  /** Does this switch stand on before the visitor touches it? Nowhere under opt-in. */
  readonly startsOn: (name: string) => boolean;
}

/** Loaded where the browser sends the signal, and by nobody else. */
type SignalLocale = Partial<Pick<Locale, 'signalNote'>>;

/** The first layer. Pure: the page and the endpoint build the same notice from the same facts. */
export function bannerNotice(facts: NoticeFacts, locale: BannerLocale & SignalLocale): Notice {
  const { site, names, asked } = facts;
  const signalNote = facts.isSignalHonoured && locale.signalNote;
  const { code, direction, list, purposes, title, acceptAll, rejectAll, customise, policyLink } = locale;
  const { body, newBody, ...overrides } = facts.overrides ?? {};
  const titleOf = (name: string) => purposes[name as AskedCategory] ?? name;
  const services = [...names].filter(([id, category]) => id !== category && category !== 'necessary');
  return {
    ...emptyNotice(facts, 'banner'),
    language: code,
    direction,
    buttons: ['accept-all', 'reject-all', 'preferences'],
    texts: {
      title,
      body: asked.length
        ? (newBody ?? locale.newBody(site, list(asked.map(titleOf))))
        : (body ?? locale.body(site, list(ASKED.filter((name) => names.has(name)).map(titleOf)), services.length)),
      acceptAll,
      rejectAll,
      customise,
      policyLink,
      ...(signalNote && { signalNote }),
      ...overrides,
    },
    ...(signalNote && { signal: true as const }),
    categories: categoriesOf(facts).map((category) => ({ ...category, title: titleOf(category.name) })),
  };
}

/** Short, to tell whether two notices are the same. No proof of anything: receipts have a digest. */
export const noticeKey = (notice: Notice): string => fnv1a(JSON.stringify(notice)).toString(36);

/** What every surface has in common; by itself it is the notice of the site's own interface. */
export function emptyNotice(facts: NoticeFacts, surface: Notice['surface']): Notice {
  const { site, policy, regime, layout, position, asked } = facts;
  return {
    schema: NOTICE_SCHEMA,
    surface,
    site,
    language: '',
    direction: 'ltr',
    regime,
    policy: { url: policy.url, version: policy.version },
    layout,
    position,
    texts: {},
    buttons: [],
    asked: [...asked],
    categories: categoriesOf(facts),
  };
}

function categoriesOf({ names, startsOn }: NoticeFacts): NoticeCategory[] {
  return (['necessary', ...ASKED] as const)
    .filter((name) => name === 'necessary' || names.has(name))
    .map((name) => ({
      name,
      title: name,
      default: name === 'necessary' || startsOn(name),
      services: [...names]
        .filter(([id, category]) => category === name && id !== name)
        .map(([id]) => ({ id, default: name === 'necessary' || startsOn(id) })),
    }));
}
