import type { Category } from '../consent/categories';
import type { ServiceFacts } from '../consent/notice';

/**
 * What a service does. Nothing else in Assent knows a service by name, and a service knows nothing of the gate.
 *
 * Order in the life of a page:
 *
 *     prepare ── consent ── load ── consent … ── enable(false)
 *     once,      before     once,   at each      on withdrawal; then its cookies and storage are removed
 *     at first   load       on yes  change
 */
export interface ServiceActs {
  /**
   * Runs once, before any consent and before anything of the page is activated: may set denied defaults in memory. Must
   * not connect, load or store.
   */
  readonly prepare?: ((page: ServicePage) => void) | undefined;
  /** Tells the service's own consent API what may be done now. Called before `load` and at every change after it. */
  readonly consent?: ((page: ServicePage) => void) | undefined;
  /** Starts the service. Called at most once on a page, and only with a yes to it. */
  readonly load?: ((page: ServicePage) => unknown) | undefined;
  /**
   * The switch of a running service: off takes the yes back by its own revoke call and kill flags, on undoes that when the
   * yes returns on the same page.
   */
  readonly enable?: ((on: boolean, page: ServicePage) => unknown) | undefined;
  /** A running service of this kind has no off switch: a withdrawal reloads the page. May depend on what it has started. */
  readonly reloads?: boolean | (() => boolean) | undefined;
  /** The address that a released frame of this service gets in place of its own, such as the one that stores less. */
  readonly address?: ((url: string) => string) | undefined;
}

/**
 * A service: a value with facts and a few functions. Write your own in one file, as the ready-made ones are written, and
 * pass it in the list of services.
 */
export interface Service extends ServiceFacts, ServiceActs {
  /** See `CommonOptions`. */
  readonly calls?: CommonOptions['calls'] | undefined;
}

/** What a service may do to the page. */
export interface ServicePage {
  /** May this category or service run now? */
  readonly allowed: (name: string) => boolean;
  /**
   * Inserts an external script, with the nonce of Assent's own tag. Resolves once loaded, rejects when it fails.
   *
   * @param attributes more of them, by name
   */
  readonly loadScript: (url: string, attributes?: Readonly<Record<string, string>>) => Promise<unknown>;
  /** What services of one vendor share on this page. */
  readonly shared: Record<string, unknown>;
  /** Ends with `destroy()`. */
  readonly signal: AbortSignal;
}

/** A ready-made service, as much of it as a page needs: what is said about it, and what it does by its options. */
export interface Definition<I extends string = string, O = never> extends ServiceFacts {
  readonly id: I;
  readonly provider: string;
  readonly privacyUrl: string;
  /** The form of each option by its path; a `?` behind the path says that it may be left out. */
  readonly forms?: Readonly<Record<string, RegExp>>;
  readonly run?: (options: O) => ServiceActs;
}

/** The rest of what is known of a ready-made service. No page loads it. */
export interface About {
  /** Hosts it talks to, for Content-Security-Policy and audits. `*.` stands for any subdomain. */
  readonly hosts: readonly string[];
  /** Those of them that are of one region, by the option `region`, for a policy that is as narrow as the site is. */
  readonly regions?: Readonly<Record<string, readonly string[]>>;
  /**
   * What `autoblock` knows its untagged scripts, frames, images and beacons by: host and the beginning of the path, on any
   * subdomain; `*` stands for anything but a slash. No two services have the same.
   */
  readonly tags?: readonly string[];
  /**
   * Where what the page says to it waits until its script has come: names of lists below `window`, by spaces, that of its own
   * global first. `*` behind a name: every call there is an event. See `helpers/unsaid`.
   */
  readonly queue?: string;
  /** Selector of what the vendor's script fills in a page: where the service says that it is held. */
  readonly container?: string;
  /** Tags of other services that this one loads by itself: its own yes is enough for them. */
  readonly loads?: readonly string[];
  /** What is right for each option, in the words that follow "use" in an error. */
  readonly use?: Readonly<Record<string, string>>;
}

/** What every ready-made service takes beside its own options. */
export interface CommonOptions {
  /**
   * Another category than the service's own. That is a decision of the site's, and its receipts will show it; a service
   * moved to `necessary` is never asked about.
   */
  readonly category?: Category;
  /**
   * `false`: the page, or its tag manager, loads the service by itself. Assent asks about it, tells it, holds it where it
   * is marked or where `autoblock` is on, and removes what it stored. Its other options may then be left out. Default `true`.
   */
  readonly load?: boolean;
  /**
   * What becomes of events that the page says to it before the visitor has answered: `queue` (default), they are told with
   * the yes; `drop`, they are not. What is said under a no is never told.
   */
  readonly calls?: 'queue' | 'drop';
}

export interface IdOptions extends CommonOptions {
  readonly id: string;
}
