import { canonicalJson } from '../consent/canonical';
import { noticeHash } from '../consent/digest';
import type { Notice } from '../consent/notice';
import { isOrigin } from '../consent/origin';
import type { SiteFile } from '../site/file';
import type { Answer } from './http/context';
import { type Key, keysOf, ROLES, type Role, TOKEN_TEXT, type Tokens } from './http/tokens';
import type { CookieOptions } from './receipts/cookie';
import type { Store } from './stores/store';

export interface EndpointOptions {
  /** Where receipts are kept: `sqliteStore(path)`, `memoryStore()`, or your own. */
  readonly store: Store;
  /** The exact origins whose pages may post, e.g. `https://klouttrack.com`. No wildcards. */
  readonly origins: readonly string[];
  /** The notices of the site's config, see `noticesOf`. Others are asked for when a receipt names them. Default none. */
  readonly notices?: Iterable<Notice>;
  /**
   * Headers in which the edge network names the visitor's country, such as `CF-IPCountry`, the first valid one wins.
   * Only name headers that the edge always sets: visitors can send any other. Default none.
   */
  readonly regionHeaders?: readonly string[];
  /** How many hops of `X-Forwarded-For`, from the right, to believe. Default 0: the socket's address counts. */
  readonly trustProxy?: number;
  /**
   * Writes a minute from one network (/24, /48), each receipt of a post being one, 0 for no limit, of receipts a day of one
   * subject neither. Default 600. Where the address is not known, since
   * the handler was called without one and no proxy is trusted, nothing is limited.
   */
  readonly rate?: number;
  /**
   * The path that the endpoint is mounted at, where the framework leaves it on, and `/` where it takes it off. Its
   * routes are there and at `/`, and nowhere else. Default `/assent`.
   */
  readonly base?: string;
  /**
   * Opens the admin's routes, and erases any subject. Kept as its hash. With fewer than 22 characters it may be guessed: it then
   * counts as little as a wrong one while too many wrong ones come. Default: there is no admin, and no such route.
   */
  readonly adminToken?: string | undefined;
  /**
   * Further tokens, by what they open: `admin` all of it, `read` the admin's routes that change nothing, `erase` the erasure of
   * any subject, `metrics` the figures of `npx assent serve`. Two of a role are good at once. Default none.
   */
  readonly tokens?: Tokens;
  /**
   * Days that receipts are kept, for `POST /admin/retention`. Default 1825, as of `npx assent serve`; the hourly job of an
   * endpoint in a server of your own is a call of `applyRetention`.
   */
  readonly retentionDays?: number;
  /** As in the site's config: how the copy of the visitor's cookie is set. Of several sites, by the origin of the page. */
  readonly cookie?: CookieOptions | ((origin: string) => CookieOptions);
  /**
   * The site's script and its parts, by name, as `npx assent serve --config` has them. What differs between sites has the host
   * in front that is asked for it: `klouttrack.com/assent.js`. Default none.
   */
  readonly files?: ReadonlyMap<string, SiteFile>;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Told of what led to a 503. What it is given holds no personal data of the request. Default: nobody is told. */
  readonly onError?: (error: unknown) => void;
  /** Told of every answer, for logs and figures: never a path, an id or an address. Default: nobody is told. */
  readonly onAnswer?: (answer: Answer) => void;
  /** Once aborted, `GET /health` and `GET /health/ready` say 503: this instance ends. Default: never. */
  readonly closing?: AbortSignal;
}

/** Options that the routes read as they were given, or as their default. */
type Plain = 'store' | 'regionHeaders' | 'trustProxy' | 'rate' | 'base' | 'retentionDays' | 'files' | 'now';

/** The options with defaults applied once, as the routes read them. `base` has no slash at its end. */
export interface Setup extends Required<Pick<EndpointOptions, Plain | 'onError' | 'onAnswer'>> {
  readonly origins: ReadonlySet<string>;
  /** Canonical JSON by hash. */
  readonly notices: ReadonlyMap<string, string>;
  readonly keys: readonly Key[];
  /** Somebody may read what the admin's routes show. */
  readonly hasAdmin: boolean;
  readonly cookie: (origin: string) => CookieOptions;
  readonly closing: AbortSignal | undefined;
}

/** What holds where nothing else is said, here and for `npx assent serve`. */
export const DEFAULT_RATE = 600; // writes a minute from one network
export const DEFAULT_RETENTION = 1825; // days

/** @throws on a mistake of the developer's, naming the option and the fix */
export function readOptions(options: EndpointOptions): Setup {
  const { store, origins, notices = [], cookie = {} } = options;
  const keys = readKeys(options);
  if (!store) fail('store', 'is missing: pass sqliteStore(path) or another store');
  if (!Array.isArray(origins) || origins.length === 0) fail('origins', 'is empty: name each origin that may post');
  for (const origin of origins) {
    if (!isOrigin(origin))
      fail('origins', `${JSON.stringify(origin)} is not an origin: write it like https://klouttrack.com`);
  }
  return Object.freeze({
    store,
    origins: new Set(origins),
    notices: new Map([...notices].map(canonicalJson).map((canonical) => [noticeHash(canonical), canonical])),
    regionHeaders: [...(options.regionHeaders ?? [])],
    trustProxy: count('trustProxy', options.trustProxy ?? 0),
    rate: count('rate', options.rate ?? DEFAULT_RATE),
    base: pathOf(options.base ?? '/assent'),
    keys,
    hasAdmin: keys.some(({ role }) => role === 'admin' || role === 'read'),
    retentionDays: count('retentionDays', options.retentionDays ?? DEFAULT_RETENTION, 1),
    cookie: typeof cookie === 'function' ? cookie : () => cookie,
    files: options.files ?? new Map(),
    now: options.now ?? Date.now,
    onError: neverThrowing(options.onError),
    onAnswer: neverThrowing(options.onAnswer),
    closing: options.closing,
  });
}

function readKeys({ adminToken, tokens = {} }: EndpointOptions): Key[] {
  for (const [role, of] of Object.entries(tokens)) {
    if (!ROLES.includes(role as Role)) fail('tokens', `has no role ${JSON.stringify(role)}: use ${ROLES.join(', ')}`);
    // What is not a list would be read letter by letter.
    const good = Array.isArray(of) && of.every((token) => typeof token === 'string' && TOKEN_TEXT.test(token));
    if (!good)
      fail(`tokens.${role}`, 'must be a list of tokens: 1 to 512 letters, digits and signs of ASCII, no spaces');
  }
  return keysOf({ adminToken, tokens });
}

/** Whoever is told cannot spoil an answer: neither by throwing, nor with a promise that rejects. */
function neverThrowing<T>(tell: ((what: T) => unknown) | undefined): (what: T) => void {
  return (what) => void (async () => tell?.(what))().catch(() => {});
}

function pathOf(base: string): string {
  const isOne = /^\/[^?#\s]*$/.test(base) && new URL(base, 'https://site.example').pathname === base;
  return isOne ? base.replace(/\/+$/, '') : fail('base', 'is not a path: write it like /assent');
}

function count(option: string, value: number, least = 0): number {
  return Number.isSafeInteger(value) && value >= least
    ? value
    : fail(option, `must be a whole number of ${least} or more`);
}

function fail(option: string, problem: string): never {
  throw new TypeError(`[assent] createEndpoint: ${option} ${problem}`);
}
