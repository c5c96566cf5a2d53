import { endpointOf } from '../config/endpoint';
import type { Category } from '../consent/categories';
import type { Core } from '../core/contracts';
import { cookieName } from '../storage/decision-cookie';
import { createGrants, judge } from './grants';
import { framesLoadedOnce } from './loaded-once';
import { createOwners, type Owner, type Owners } from './owners';
import { type PageServices, pageServices } from './page-services';

/** Whose something is, and whether it was allowed. See `Owned` of the contract. */
export interface Judged {
  readonly service: string | null;
  readonly category: Category | null;
  readonly allowed: boolean | null;
}

/** Says of what a page asks for and stores whose it is, and whether it was allowed at a moment, in milliseconds of the page. */
export interface Judging {
  /** Takes note of what may run now. */
  look(): void;
  /** What the page uses, as it is known by now. */
  page(): PageServices;
  owners(): Owners;
  /** @param isFrame that a frame shows: the visitor may have let it load once */
  address(url: string, at: number, isFrame?: boolean): Judged;
  cookie(name: string, at: number): Judged;
  key(key: string, at: number): Judged;
  database(name: string, at: number): Judged;
  /** Was anything of this service allowed at some moment before? */
  wasGranted(service: string | null, at: number): boolean;
}

/** What is the site's own, or Assent's, is nobody's service, and needs no answer. */
const OWN: Judged = { service: null, category: null, allowed: true };

export function createJudging(core: Core): Judging {
  const { settings, state } = core;
  const isLoadedOnce = framesLoadedOnce(core);
  const grants = createGrants();
  const own = cookieName(settings.cookie);
  const hosts = [location.href, endpointOf(settings), `${settings.written.config.base ?? ''}`].map(hostOf);
  let known: { readonly size: number; readonly page: PageServices; readonly owners: Owners } | undefined;
  const now = () => {
    const { size } = state.usedNames;
    if (known?.size === size) return known;
    const page = pageServices(settings.services, state.usedNames);
    known = { size, page, owners: createOwners(page.services) };
    return known;
  };
  const judged = (owners: readonly Owner[], at: number) => judge(owners, (owner) => grants.isGranted(owner, at));
  const judging: Judging = {
    look() {
      const { status, decidedAt } = state.snapshot();
      const moment = performance.now();
      const since = status === 'implied' ? 0 : decidedAt ? Date.parse(decidedAt) - performance.timeOrigin : moment;
      grants.set(state.allowedNames(), moment, since);
    },
    page: () => now().page,
    owners: () => now().owners,
    address(url, at, isFrame = false) {
      const found = judged(now().owners.ofAddress(url), at);
      if (isFrame && found.allowed === false && isLoadedOnce(url)) return { ...found, allowed: true };
      const host = hostOf(url);
      return found.service === null && (!host || hosts.some((it) => isSameSite(it, host))) ? OWN : found;
    },
    cookie: (name, at) => (name.split('.')[0] === own ? OWN : judged(now().owners.ofCookie(name), at)),
    key: (key, at) => (/^assent\./.test(key) ? OWN : judged(now().owners.ofKey(key), at)),
    database: (name, at) => judged(now().owners.ofDatabase(name), at),
    wasGranted(service, at) {
      const owner = now().owners.all.get(service ?? '');
      return !!owner && grants.wasGranted(owner, at);
    },
  };
  judging.look();
  return judging;
}

/** `''` where there is none. */
export function hostOf(address: string): string {
  try {
    return address && new URL(address, location.href).host;
  } catch {
    return '';
  }
}

/** A host and its subdomains, without `www.`. What stands above it may be everybody's, as `github.io` is. */
function isSameSite(own: string, host: string): boolean {
  const site = own.replace(/^www\./, '');
  return !!site && (host === site || host.endsWith(`.${site}`));
}
