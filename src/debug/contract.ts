import type { Category } from '../consent/categories';

/*
 * What `assent.audit()` gives. Plain data, which `JSON.stringify` takes: names and addresses, never what stands in a cookie or an entry.
 */

/** What belongs to a service, as far as that is known. */
interface Owned {
  /** Id of the service, or `null` where no service is known for it. */
  readonly service: string | null;
  /** The service's category on this page, or `null`. */
  readonly category: Category | null;
  /**
   * Did the visitor's answer, or the law of the region, allow it? Of requests: when they were made; of the rest: now. `null`: nobody
   * knows whose it is, so nobody can say. What is the site's own is `true`.
   */
  readonly allowed: boolean | null;
}

export interface AuditRequest extends Owned {
  readonly url: string;
  readonly host: string;
  /** Milliseconds since the page was asked for. */
  readonly at: number;
  /** What asked for it, as the browser names it: `script`, `img`, `iframe`, `fetch`, `beacon` …; an address where it tells one. */
  readonly initiator: string;
}

export interface AuditCookie extends Owned {
  readonly name: string;
}

export interface AuditEntry extends Owned {
  readonly area: 'localStorage' | 'sessionStorage';
  readonly key: string;
}

export interface AuditDatabase extends Owned {
  readonly name: string;
}

/** By which way something went out, or was stored. The last six are what the browser tells of once it has been answered, or has failed. */
export type Channel =
  | 'fetch'
  | 'xhr'
  | 'beacon'
  | 'websocket'
  | 'eventsource'
  | 'worker'
  | 'window'
  | 'form'
  | 'cookie'
  | 'storage'
  | 'database'
  | 'script'
  | 'image'
  | 'frame'
  | 'style'
  | 'link'
  | 'other';

/** What the guard has seen, once for each service, channel, name and phase. Nothing of it was held. */
export interface Sighting {
  /** `leak`: of a known service, or one of the page's, without a yes. `unknown-host`: of nobody who is known, so nobody can say. */
  readonly kind: 'leak' | 'unknown-host';
  readonly channel: Channel;
  /** `unasked`: before any answer; `answered`: after one that does not allow it; `withdrawn`: it was allowed on this page before. */
  readonly phase: 'unasked' | 'answered' | 'withdrawn';
  /** Id of the service, or `null` where none is known for it. */
  readonly service: string | null;
  /** The service's category on this page, or `null`. */
  readonly category: Category | null;
  /** The host; of what is stored the name of the cookie, key or database. */
  readonly name: string;
  /** Address without its query, or `''` for what is stored. */
  readonly url: string;
  /** Address, without its query, of the script that did it; what the browser says instead where it tells none, such as `img`. */
  readonly initiator: string;
  /** Milliseconds since the page was asked for. */
  readonly at: number;
}

/** What a finding is about. */
export type FindingKind =
  /** Something of a service was requested or stored without a yes. */
  | 'leak'
  /** Will run, or connect, before anybody has answered. */
  | 'before-consent'
  /** `data-consent` names what is no category: it never opens. */
  | 'misspelt-category'
  /** `data-consent-service` names what is no service. */
  | 'unknown-service'
  /** A mistake in the settings or the texts. */
  | 'settings'
  /** A Google tag comes before the consent defaults. */
  | 'google-order'
  /** A service is in the settings and in the page's markup. */
  | 'configured-twice'
  /** A service runs that the notice does not name. */
  | 'not-in-notice'
  /** The page is in a language that Assent, or the site's own texts, do not have. */
  | 'missing-language'
  /** No endpoint answers there, or none is set. */
  | 'endpoint'
  /** The Content-Security-Policy blocks, or will block, what is needed. */
  | 'csp'
  /** Accept and reject are not of one size. */
  | 'unequal-buttons'
  /** Words of the banner cannot be read well. */
  | 'low-contrast'
  /** Somebody was connected to before an answer who is no service that is known. */
  | 'unknown-host';

export interface Finding {
  readonly kind: FindingKind;
  /** `error`: the law or the page is broken; `warning`: something does not do what was meant; `note`: worth a look. */
  readonly level: 'error' | 'warning' | 'note';
  /** What is wrong, in English. */
  readonly message: string;
  /** What to do about it, in English. */
  readonly fix: string;
  readonly service?: string;
  readonly url?: string;
}

/** What a page does, beside what it may do. */
export interface Audit {
  /** Names of the categories and services that may run now. */
  readonly granted: readonly string[];
  readonly requests: readonly AuditRequest[];
  readonly cookies: readonly AuditCookie[];
  readonly storage: readonly AuditEntry[];
  readonly databases: readonly AuditDatabase[];
  /** What the guard has seen, the oldest first; nothing where the setting `guard` is off. */
  readonly sightings: readonly Sighting[];
  /** What is wrong, the worst first. */
  readonly findings: readonly Finding[];
}
