import type { Settings } from '../config/settings';
import { type Category, isCategory } from '../consent/categories';
import { allowedNames } from '../consent/grants';
import { isOrigin } from '../consent/origin';
import { readRegion, readRegionHeader } from '../consent/regions';
import { withFacts } from '../services/find';
import { plannedServices } from '../services/plan';
import { answersInForce } from './answers';
import type { GateVisit, HeaderGateOptions } from './contract';
import { encoded, joined, type PolicySources, sourcesOf, withScheme } from './hosts';
import type { PolicyParts } from './policy';
import { storedDecision } from './stored';

/** Where it is not said: https, and no port. */
export const ORDINARY = 'https://site.invalid';

/** What is the same for all visitors of a site. */
export interface GatedSite {
  /** Names of what this visitor has allowed, or nobody has to. */
  allowedFor(visit: GateVisit, now: number): string[];
  /** What may be asked for with these. */
  partsFor(allowed: readonly string[]): Pick<PolicyParts, 'sources' | 'all'>;
}

/** What a policy is made of, by name: for all who ask what a site may ask for at the most. */
export function siteOf(settings: Settings, options: Omit<HeaderGateOptions, 'mode'>): GatedSite {
  const { origin = ORDINARY, own = {}, marked = {} } = options;
  const { days, regions, cookie, policy } = settings;
  const page = new URL(origin);
  const planned = plannedServices(settings.services);
  const services = planned.map(({ id, category, service }) => withFacts({ ...service, id, category }));
  const names = namesOf(
    planned.map(({ id, category }): [string, Category] => [id, category]),
    Object.keys(marked),
  );
  const terms = { days, renewSince: policy.renewSince, regions, names, services };
  const { all = [], ...ownHosts } = own;
  const basis = [ofAssent(settings, options, page), mapHosts(ownHosts)];
  const byName = new Map<string, PolicySources[]>();
  const add = (name: string, sources: PolicySources) => byName.set(name, [...(byName.get(name) ?? []), sources]);
  for (const plan of planned) add(plan.id, sourcesOf(plan, Object(settings.services)[plan.id], page));
  for (const [name, hosts] of Object.entries(marked)) add(name, mapHosts(hosts));

  return {
    allowedFor(visit, now) {
      const isSettled = settings.region !== 'auto';
      // Whatever a visitor has written into the address.
      const at = addressOf(textOf(visit.path), page);
      const url = addressOf(policy.url, at);
      const facts = { cookie, policy: url, policyUrl: policy.url, origin: page };
      const minor = isMinor(settings.audience, visit.audience);
      const answers = answersInForce(
        {
          stored: storedDecision(textOf(visit.cookie), facts, now),
          region: isSettled ? readRegion(settings.region) : readRegionHeader(valuesOf(visit.region).join()),
          gpc: valuesOf(visit.gpc).includes('1'),
          ...{ isSettled, minor, now, timeZone: textOf(visit.timeZone) },
        },
        terms,
      );
      return allowedNames({ answers, minor, names });
    },
    partsFor(allowed) {
      const given = allowed.flatMap((name) => byName.get(name) ?? []);
      return { all: all.map(withScheme), sources: joined([...basis, ...given]) };
    },
  };
}

/** Services with their category, and categories under their own name: as pages know them. */
function namesOf(services: readonly (readonly [string, Category])[], marked: readonly string[]): Map<string, Category> {
  const names = new Map<string, Category>(marked.flatMap((name) => (isCategory(name) ? [[name, name] as const] : [])));
  for (const [id, category] of services) names.set(category, category).set(id, category);
  return names;
}

/** Where the page would ask, or has asked, for the age, this is not known here. */
const isMinor = (setting: Settings['audience'] = 'general', said: GateVisit['audience']): boolean =>
  said === 'minor' || (setting !== 'general' && !(setting === 'ask' && said === 'general'));

/** Its script and parts, and the endpoint, where they are on another origin. */
function ofAssent(
  { written, endpoint = '' }: Settings,
  options: Pick<HeaderGateOptions, 'base'>,
  page: URL,
): PolicySources {
  const folder = (address: string): string[] => {
    if (!address || !URL.canParse(address, page)) return [];
    const { origin, pathname } = new URL(address.replace(/\/*$/, '/'), page);
    return origin === page.origin || !isOrigin(origin) ? [] : [origin + encoded(pathname)];
  };
  return { script: [...folder(options.base ?? ''), ...folder(written.config.base ?? '')], connect: folder(endpoint) };
}

const mapHosts = (hosts: Readonly<Record<string, readonly string[] | undefined>>): PolicySources =>
  Object.fromEntries(Object.entries(hosts).map(([kind, list = []]) => [kind, list.map(withScheme)]));

/** What is no address counts as that of the page. */
const addressOf = (text: string, page: URL): URL => (URL.canParse(text, page) ? new URL(text, page) : page);

/** A header may be there more than once: in a list, or in a text with commas. */
const valuesOf = (given: GateVisit['gpc']): string[] =>
  [given ?? []].flat().flatMap((text) => `${text}`.split(',').map((value) => value.trim()));

/** Frameworks say of what is not there that it is `null`. */
const textOf = (given: unknown): string => (typeof given === 'string' ? given : '');
