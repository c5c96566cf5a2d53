import type { RegionRules } from '../consent/regions';
import type { TextOverrides } from '../locales/locale';
import type * as readyMade from '../services/catalogue/index';
import type { Service } from '../services/contract';
import type { CustomServiceOptions } from '../services/custom';
import type { ReadyMade } from '../services/ready-made';
import type { Adopt } from './adopt-names';

type All = typeof readyMade;
type OptionsOf<S> = S extends ReadyMade<string, infer O> ? O : never;

/** Ready-made services by id, each with its options. */
export type ReadyMadeById = {
  readonly [K in keyof All as All[K]['definition']['id']]?: OptionsOf<All[K]>;
};

/** Services by id: a ready-made one with its options, or one of your own described in full. */
export type ServicesById = ReadyMadeById & {
  readonly [id: string]: CustomServiceOptions | ReadyMadeById[keyof ReadyMadeById];
};

type Edge = 'bottom' | 'top';

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
  /**
   * Address of the folder that `parts/` is in. Default: the folder that the script tag's file is in. The package needs none:
   * its parts are the bundler's.
   */
  readonly base?: string;
  /** `auto` (ask the endpoint; unknown is opt-in) or an ISO 3166 code such as `OM` or `US-CA`. Default `auto`. */
  readonly region?: string;
  /**
   * What the site has decided for a region, by its code. It may ask for more than the law does: `{ "US": { "regime": "opt-in" } }`;
   * for less it may ask with the name of the decision that this rests on alone.
   */
  readonly regions?: RegionRules;
  /**
   * `minor`: analytics and marketing stay off, whatever is asked. `ask`: they stay off until the visitor's year of birth says that
   * the visitor is old enough; the year is not kept. Default `general`.
   */
  readonly audience?: 'general' | 'minor' | 'ask';
  /**
   * Who may say yes by code: `open`, any script of the page at any time; `visitor`, only while the visitor is doing something (a
   * click, a key, a touch), and clicks of a script on buttons of ours say no alone. Default `open`.
   */
  readonly api?: 'open' | 'visitor';
  /** Answers that former consent managers have left, and that count here: `{ "klaro": { … } }`. Default: none. */
  readonly adopt?: Adopt;
  /** Services by id, or as values: `[googleAnalytics({ id })]`. */
  readonly services?: ServicesById | readonly Service[];
  readonly cookie?: {
    /**
     * Another name than `assent` keeps two sites of one host apart. (The same `policy.url` makes them one.) On https and
     * without `domain` and `path` it gets the `__Host-` prefix.
     */
    readonly name?: string;
    /** Shared with subdomains of this domain. Default: this host only, under the `__Host-` prefix on https. */
    readonly domain?: string;
    /** Where the site is on its host, such as `/shop/`. The endpoint has to be there, too. Default `/`, the whole host. */
    readonly path?: string;
    /** Days that a decision holds, yes and no alike: 1 to 400. Default 182. */
    readonly days?: number;
  };
  /**
   * Whether untagged scripts, frames, images and beacons of the ready-made services are held too. Works from where the
   * script runs on, so the tag has to be a blocking one, in front of all others. Default `false`.
   */
  readonly autoblock?: boolean;
  /**
   * Shows what is wrong with the page, what it has requested and what it has stored, in a panel. For development: it loads a part of its
   * own. Default `false`. On localhost `?assent-debug` in the address does the same.
   */
  readonly debug?: boolean;
  /**
   * `report`: tells by the event `guard` what known services do without a yes, also by code of the page's own, and which hosts are asked
   * that nobody knows. It holds nothing. Loads a part of its own. Default: off.
   */
  readonly guard?: 'report';
  readonly ui?: {
    /** `bar`: along an edge; `box`: a card in a corner; `modal`: in the middle, and the page can still be used. Default `bar`. */
    readonly layout?: 'bar' | 'box' | 'modal';
    /**
     * At which edge; for `box` also where along it, default `start`: on the left where text runs from left to right. Default
     * `bottom`.
     */
    readonly position?: Edge | `${Edge}-${'start' | 'center' | 'end'}`;
    /** Default `auto`: the browser's. */
    readonly theme?: 'auto' | 'light' | 'dark';
    /** BCP 47 code, or `auto` (default): the page's own language, then the browser's, then English. */
    readonly language?: string;
    /** Whether a control that reopens the preferences stands on the page, and in which corner. Default `true`: `bottom-start`. */
    readonly reopen?: boolean | `${Edge}-${'start' | 'end'}`;
    /**
     * Set it where the server sends the header gate's policy, by which a page can ask for what was allowed before it came, and for nothing
     * else. `wait`: a yes counts from the next page on. `reload`: the page loads again with it, once, unless the visitor has put
     * something into a form. With either, what is held cannot be loaded once: its placeholder has the link to its source. Default: none.
     */
    readonly headerGate?: 'wait' | 'reload';
    /** Texts of your own, by language and name. */
    readonly texts?: Readonly<Record<string, TextOverrides>>;
  };
}
