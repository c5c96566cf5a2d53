import { endpointOf } from '../config/endpoint';
import { nearest } from '../config/near-miss';
import { CATEGORIES } from '../consent/categories';
import type { Core } from '../core/contracts';
import { dom } from '../dom';
import { cookieName } from '../storage/decision-cookie';
import { endpointFindings } from './ask-endpoint';
import { buttonFindings } from './buttons';
import type { Audit, Finding } from './contract';
import { googleOrderFindings } from './google-order';
import { createGrants, judge } from './grants';
import { languageFindings } from './language';
import { leakFindings } from './leaks';
import { markupFindings } from './markup';
import { createOwners, type Owner } from './owners';
import { type PageServices, pageServices } from './page-services';
import { type PageSource, readPageSource } from './page-source';
import { policyFindings, readPolicies, violationFindings } from './policy';
import { readButtons } from './read-buttons';
import { readTags } from './read-markup';
import { settingsFindings } from './settings';
import { readStored } from './stored';
import { type PageWatch, watchPage } from './watch-page';

/** Looks at one page, from when it is made. */
export interface Auditor {
  /** @param anew whether the server is asked once more for what it has said before */
  audit(anew?: boolean): Promise<Audit>;
}

/** What the servers have said. */
type Asked = Promise<readonly [source: PageSource, endpoint: Finding[]]>;

/** @param changed told of whatever may make another audit of it */
export function createAuditor(core: Core, changed: () => void): Auditor {
  const { settings, state, signal } = core;
  const watch = watchPage(changed, signal);
  const grants = createGrants();
  const lookAtGrants = () => {
    const { status, decidedAt } = state.snapshot();
    const now = performance.now();
    const since = status === 'implied' ? 0 : decidedAt ? Date.parse(decidedAt) - performance.timeOrigin : now;
    grants.set(state.allowedNames(), now, since);
  };
  lookAtGrants();
  state.onChange(() => {
    lookAtGrants();
    changed();
  });
  let asked: Asked | undefined;
  return {
    async audit(anew) {
      if (anew) asked = undefined;
      asked ??= Promise.all([readPageSource(), endpointFindings(endpointOf(settings))]);
      const [source, endpoint] = await asked;
      const page = pageServices(settings.services, state.usedNames);
      const owners = createOwners(page.services);
      const at = (moment: number) => (owner: Owner) => grants.isGranted(owner, moment);
      const seen = await readSeen(core, watch, owners, at);
      const findings = [
        ...leakFindings(seen, owners, state.snapshot().status === 'unasked'),
        ...readMarkup(core, source, page, owners),
        ...settingsFindings(settings.written),
        ...googleOrderFindings(Array.from((window as { dataLayer?: ArrayLike<unknown> }).dataLayer ?? [])),
        ...languageFindings(dom.documentElement.lang, settings.ui.language, settings.ui.texts),
        ...endpoint,
        ...readPolicy(core, source, page, owners, watch),
        ...readLooks(core),
      ];
      return { granted: state.allowedNames(), ...seen, findings: sorted(findings) };
    },
  };
}

type Owners = ReturnType<typeof createOwners>;
type At = (moment: number) => (owner: Owner) => boolean;

/** What is the site's own, or Assent's, is nobody's service, and needs no answer. */
const OWN = { service: null, category: null, allowed: true } as const;

async function readSeen({ settings }: Core, watch: PageWatch, owners: Owners, at: At) {
  const now = at(performance.now());
  const { cookies, localStorage, sessionStorage, databases } = await readStored();
  const own = cookieName(settings.cookie);
  const hosts = [location.href, endpointOf(settings), `${settings.written.config.base ?? ''}`].map(hostOf);
  const requests = watch.requests().map(({ url, at: moment, initiator }) => {
    const judged = judge(owners.ofAddress(url), at(moment));
    const host = hostOf(url);
    const whose = judged.service === null && (!host || hosts.some((it) => isSameSite(it, host))) ? OWN : judged;
    return { url, host, at: moment, initiator, ...whose };
  });
  const entries = (area: 'localStorage' | 'sessionStorage', keys: readonly string[]) =>
    keys.map((key) => ({ area, key, ...(/^assent\./.test(key) ? OWN : judge(owners.ofKey(key), now)) }));
  return {
    requests,
    cookies: cookies.map((name) => ({
      name,
      ...(name.split('.')[0] === own ? OWN : judge(owners.ofCookie(name), now)),
    })),
    storage: [...entries('localStorage', localStorage), ...entries('sessionStorage', sessionStorage)],
    databases: databases.map((name) => ({ name, ...judge(owners.ofDatabase(name), now) })),
  };
}

function hostOf(address: string): string {
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

/** The page as the server sends it, and what of its marks came later. */
function readMarkup(
  { settings }: Core,
  { page }: PageSource,
  { loaded, described }: PageServices,
  owners: Owners,
): Finding[] {
  const tags = [...(page ? readTags(page) : []), ...readTags(document)];
  return markupFindings(tags, {
    owners,
    loaded,
    described,
    autoblock: settings.autoblock,
    nearest,
    categories: CATEGORIES,
  });
}

function readPolicy(
  { settings, nonce }: Core,
  { policies }: PageSource,
  { services }: PageServices,
  owners: Owners,
  watch: PageWatch,
): Finding[] {
  const endpoint = hostOf(endpointOf(settings));
  const wanted = {
    ...{ owners, endpoint, services: services.map(({ id }) => id) },
    isOwnEndpoint: endpoint === location.host,
    hasNonce: !!nonce,
  };
  const isOurs = (address: string) =>
    /^https?:/.test(address) && (owners.ofAddress(address).length > 0 || hostOf(address) === endpoint);
  return [...policyFindings(policies.flatMap(readPolicies), wanted), ...violationFindings(watch.violations(), isOurs)];
}

function readLooks({ settings }: Core): Finding[] {
  const { sizes, looks } = readButtons(settings.ui.theme);
  return buttonFindings(sizes, looks);
}

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note'];

/** The worst first, and nothing twice: a page is looked at as it was sent and as it is now. */
function sorted(findings: readonly Finding[]): Finding[] {
  const all = [...new Map(findings.map((finding) => [finding.kind + finding.message, finding])).values()];
  return all.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}
