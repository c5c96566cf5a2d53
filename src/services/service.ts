import type { Category } from '../consent/categories';
import type { ServiceFacts } from '../consent/notice';

/**
 * What a service does. Nothing else in Assent knows a service by name, and a service knows nothing of the gate.
 *
 * Order in the life of a page:
 *
 *     prepare ── consent ── load ── consent … ── enable(false)
 *     at start,  before     once,   at each      on withdrawal; then its cookies and storage are removed
 *     always     load       on yes  change
 */
export interface ServiceActs {
  /** Runs at start on every page, before any consent: may set denied defaults in memory. Must not connect, load or store. */
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
  /** A running service of this kind has no off switch: a withdrawal reloads the page. */
  readonly reloads?: boolean | undefined;
}

/**
 * A service: a value with facts and a few functions. Write your own in one file, as the ready-made ones are written, and
 * pass it in the list of services.
 */
export interface Service extends ServiceFacts, ServiceActs {}

/** As much of a service as every page needs. Names, addresses and patterns are looked up when they are shown or swept. */
export interface RunningService extends ServiceActs, Partial<ServiceFacts> {
  readonly id: string;
  readonly category: Category;
}

/** What a service may do to the page. */
export interface ServicePage {
  /** May this category or service run now? */
  readonly allowed: (name: string) => boolean;
  /** Inserts an external script, with the nonce of Assent's own tag. Resolves once loaded, rejects when it fails. */
  readonly loadScript: (url: string) => Promise<unknown>;
}

/** A ready-made service as the script tag bundles it: what it does, apart from what is said about it. */
export type ReadyMade = readonly [
  category: Category,
  /** `false` for an id that is none: the service then does nothing. */
  acts: (options: never) => ServiceActs | false,
];
