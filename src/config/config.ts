import type { TextOverrides } from '../locales/locale';
import type { CustomServiceOptions } from '../services/custom';
import type { FirebaseAnalyticsOptions } from '../services/firebase-analytics';
import type { GoogleAnalyticsOptions } from '../services/google-analytics';
import type { MetaPixelOptions } from '../services/meta-pixel';
import type { Service } from '../services/service';

/** Services by id: a ready-made one with its options, or one of your own described in full. */
export interface ServicesById {
  readonly 'google-analytics'?: GoogleAnalyticsOptions;
  readonly 'firebase-analytics'?: FirebaseAnalyticsOptions;
  readonly 'meta-pixel'?: MetaPixelOptions;
  readonly youtube?: Readonly<Record<string, never>>;
  readonly [id: string]:
    | CustomServiceOptions
    | GoogleAnalyticsOptions
    | FirebaseAnalyticsOptions
    | MetaPixelOptions
    | Readonly<Record<string, never>>
    | undefined;
}

/** The settings, as a site owner writes them. Only `policy` is required. */
export interface AssentConfig {
  /** Name of the site as visitors know it. Default: the host name. */
  readonly site?: string;
  readonly policy: {
    /** Where the privacy policy is. */
    readonly url: string;
    /** Its version, up to 32 characters, compared in natural order: `2025-02` is older than `2025-10`. */
    readonly version: string;
    /** Decisions under older versions than this are asked again. Default: `version`, which is every new version. */
    readonly renewSince?: string;
  };
  /** Base URL of the receipt endpoint. Default: none, receipts stay with the visitor. */
  readonly endpoint?: string;
  /** `auto` (ask the endpoint; unknown is opt-in) or an ISO 3166 code such as `OM` or `US-CA`. Default `auto`. */
  readonly region?: string;
  /** `minor`: analytics and marketing stay off, whatever is asked. Default `general`. */
  readonly audience?: 'general' | 'minor';
  /** Services by id, or as values: `[googleAnalytics({ id })]`. */
  readonly services?: ServicesById | readonly Service[];
  readonly cookie?: {
    /** Fixed so far. On https and without `domain` it gets the `__Host-` prefix. */
    readonly name?: 'assent';
    /** Shared with subdomains of this domain. Default: this host only, under the `__Host-` prefix on https. */
    readonly domain?: string;
    /** Days that a decision holds, yes and no alike: 1 to 400. Default 182. */
    readonly days?: number;
  };
  /** Not built yet: only marked tags are held. */
  readonly autoblock?: false;
  readonly ui?: {
    /** Default `bar`. */
    readonly layout?: 'bar' | 'box';
    /** Default `bottom`. */
    readonly position?: 'bottom' | 'top';
    /** Default `auto`: the browser's. */
    readonly theme?: 'auto' | 'light' | 'dark';
    /** BCP 47 code, or `auto` (default): the page's own language, then the browser's, then English. */
    readonly language?: string;
    /** Whether a control that reopens the preferences stands on the page. Default `true`. */
    readonly reopen?: boolean;
    /** Texts of your own, by language and name. */
    readonly texts?: Readonly<Record<string, TextOverrides>>;
  };
}
