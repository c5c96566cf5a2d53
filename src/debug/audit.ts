import { endpointOf } from '../config/endpoint';
import { nearest } from '../config/near-miss';
import { CATEGORIES } from '../consent/categories';
import type { Core } from '../core/contracts';
import { dom } from '../dom';
import { endpointFindings } from './ask-endpoint';
import { buttonFindings } from './buttons';
import type { Audit, Finding } from './contract';
import { googleOrderFindings } from './google-order';
import { createJudging, hostOf, type Judging } from './judging';
import { languageFindings } from './language';
import { leakFindings } from './leaks';
import { markupFindings } from './markup';
import type { Owners } from './owners';
import type { PageServices } from './page-services';
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
  const judging = createJudging(core);
  state.onChange(() => {
    judging.look();
    changed();
  });
  let asked: Asked | undefined;
  return {
    async audit(anew) {
      if (anew) asked = undefined;
      asked ??= Promise.all([readPageSource(), endpointFindings(endpointOf(settings))]);
      const [source, endpoint] = await asked;
      const [page, owners] = [judging.page(), judging.owners()];
      const seen = { ...(await readSeen(judging, watch)), sightings: [...(core.sightings ?? [])] };
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

async function readSeen(judging: Judging, watch: PageWatch) {
  const now = performance.now();
  const { cookies, localStorage, sessionStorage, databases } = await readStored();
  const entries = (area: 'localStorage' | 'sessionStorage', keys: readonly string[]) =>
    keys.map((key) => ({ area, key, ...judging.key(key, now) }));
  return {
    requests: watch.requests().map(({ url, at, initiator, kind }) => ({
      url,
      host: hostOf(url),
      at,
      initiator,
      ...judging.address(url, at, kind === 'iframe'),
    })),
    cookies: cookies.map((name) => ({ name, ...judging.cookie(name, now) })),
    storage: [...entries('localStorage', localStorage), ...entries('sessionStorage', sessionStorage)],
    databases: databases.map((name) => ({ name, ...judging.database(name, now) })),
  };
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
