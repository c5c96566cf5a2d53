import type { Kind } from '../services/sources';

/** Hosts by kind of request: `https://cdn.klouttrack.com`, `https://*.klouttrack.com/static/`, `wss://chat.klouttrack.com`. */
export type HostsByKind = Readonly<Partial<Record<Kind, readonly string[]>>>;

/** The header's name, by the mode. */
export const HEADER = {
  report: 'Content-Security-Policy-Report-Only',
  enforce: 'Content-Security-Policy',
} as const;

export interface HeaderGateOptions {
  /**
   * `report`: `Content-Security-Policy-Report-Only`, under which browsers tell what they would refuse and let it through: to begin with.
   * `enforce`: they refuse it. There is no default, since a gate that only seems to be shut is worse than none.
   */
  readonly mode: keyof typeof HEADER;
  /** Where pages find `assent.js`: a path of their origin, or an address. Default `/assent`. */
  readonly base?: string;
  /**
   * Of the pages. Its scheme and port say which cookie is read, as in the browser. Default: https without a port.
   */
  readonly origin?: string;
  /** What the site itself asks other hosts for, whoever visits it; `all` is for every kind of request. Its own origin need not be named. */
  readonly own?: HostsByKind & { readonly all?: readonly string[] };
  /**
   * What pages have marked beside the ready-made services: by the name of a category, or of a service of the config, what needs its yes. The
   * `scripts` of a service of your own need not be named, nor the host that they are on.
   */
  readonly marked?: Readonly<Record<string, HostsByKind>>;
  /** Where browsers send their reports, as `report-uri` has it: a path or an address. Default: none. */
  readonly reports?: string;
}

/** As frameworks have it: `null` may be what is not there, and a list what may be there more than once. */
type HeaderValue = string | readonly string[] | null | undefined;

/** One request for a page, a frame or a worker. */
export interface GateVisit {
  /** The `Cookie` header. */
  readonly cookie?: string | null | undefined;
  /** The `Sec-GPC` header: `1` is the signal. */
  readonly gpc?: HeaderValue;
  /**
   * Where the visitor is, such as `DE` or `US-CA`: the header that the endpoint's `--region-header` names. A `region` of the config counts
   * before it. Unknown is opt-in.
   */
  readonly region?: HeaderValue;
  /** As `Intl` names it, where the site knows it. One of another country makes it opt-in, as it does in the page. */
  readonly timeZone?: string | null | undefined;
  /**
   * What the site knows of the visitor's age. `minor`: analytics and marketing stay off. `general` counts where the config says `ask`, whose
   * answer is in the browser alone: without it nobody is known to be old enough.
   */
  readonly audience?: 'general' | 'minor' | null | undefined;
  /** Path of the page. Needed only where `policy.url` is relative to it. Default `/`. */
  readonly path?: string | null | undefined;
  /** Of the page's inline scripts. With it, or with hashes, no other inline script runs. */
  readonly nonce?: string | null | undefined;
  /** The same by their hashes: `'sha256-…'`, as `assent snippet` prints it. */
  readonly hashes?: readonly string[] | null | undefined;
}

/** What the page of one visitor is answered with. */
export interface GatedPage {
  /** Names of the categories and services that this visitor has allowed, or that nobody has to allow. */
  readonly allowed: readonly string[];
  /** The policy's text. */
  readonly policy: string;
  /**
   * To be added to those of the page, `Set-Cookie` and the page's own policy among them: the policy, and `Vary` with what it was read from.
   * A browser goes by every policy that it is sent, so the page's own is as strict as before.
   */
  readonly headers: readonly (readonly [name: string, value: string])[];
}
