import type { AssentConfig } from '../config/config';
import { isObject } from '../config/is-object';
import { type Category, isCategory } from '../consent/categories';
import { READY_MADE } from '../services/find';
import { MANAGERS } from './managers';
import { hostOf } from './site-of';

/** A service, as the audit knows it by what it asks for and stores. */
export interface KnownService {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  /** Addresses, as `autoblock` knows them: the most telling of all. */
  readonly tags: readonly string[];
  /** Addresses of others that it loads by itself. */
  readonly loads: readonly string[];
  readonly hosts: readonly string[];
  readonly cookies: readonly string[];
  readonly storage: readonly string[];
  readonly databases: readonly string[];
  readonly sellsOrShares: boolean;
  /** The site's config has it. */
  readonly isNamed: boolean;
  /** What asks for the consent, and no service. */
  readonly isManager?: true;
}

const EMPTY = { tags: [], loads: [], hosts: [], cookies: [], storage: [], databases: [] };

/** All services that can be told apart, those of the site's config with what it says of them. */
export function knownServices(config?: AssentConfig): KnownService[] {
  const named = namedIn(config);
  // Where several may be the one, it is more likely the one that does less.
  const readyMade = READY_MADE.map(({ definition, about }) =>
    fromCatalogue(definition, about, named.get(definition.id)),
  ).sort((a, b) => a.hosts.length - b.hosts.length);
  const ids = new Set(readyMade.map(({ id }) => id));
  const own = [...named].filter(([id]) => !ids.has(id)).map(([id, options]) => fromConfig(id, options));
  return [assent(config), ...MANAGERS.map(fromManager), ...own, ...readyMade];
}

type Options = Readonly<Record<string, unknown>>;

function namedIn(config?: AssentConfig): Map<string, Options> {
  const { services } = config ?? {};
  return new Map(isObject(services) ? (Object.entries(services) as [string, Options][]) : []);
}

type Ready = (typeof READY_MADE)[number];

function fromCatalogue(facts: Ready['definition'], about: Ready['about'], options?: Options): KnownService {
  const { id, name, category, cookies = [], storage = [], databases = [], thirdParty = [], saleOrShare } = facts;
  // Of its own server where it has one, as Matomo's.
  const own = [options?.url].flatMap((url) => (typeof url === 'string' && hostOf(url) ? [hostOf(url)] : []));
  return {
    ...{ id, name, cookies, storage, databases },
    category: isCategory(options?.category) ? options.category : category,
    tags: about.tags ?? [],
    loads: about.loads ?? [],
    hosts: [...own, ...about.hosts, ...thirdParty.map((site) => `*.${site}`)],
    sellsOrShares: saleOrShare === true,
    isNamed: options !== undefined,
  };
}

function fromConfig(id: string, options: Options): KnownService {
  const list = (field: string) => [options[field] ?? []].flat().filter((it): it is string => typeof it === 'string');
  return {
    ...EMPTY,
    ...{ id, cookies: list('cookies'), storage: list('storage'), databases: list('databases') },
    name: typeof options.name === 'string' ? options.name : id,
    category: isCategory(options.category) ? options.category : 'marketing',
    hosts: [...list('scripts').map(hostOf).filter(Boolean), ...list('thirdParty').map((site) => `*.${site}`)],
    sellsOrShares: options.saleOrShare === true,
    isNamed: true,
  };
}

function assent(config?: AssentConfig): KnownService {
  const name = config?.cookie?.name ?? 'assent';
  return {
    ...EMPTY,
    ...{ id: 'assent', name: 'Assent', category: 'necessary', sellsOrShares: false, isNamed: true, isManager: true },
    hosts: config?.endpoint && hostOf(config.endpoint) ? [hostOf(config.endpoint)] : [],
    cookies: ['', '__Host-', '__Secure-'].flatMap((prefix) => [`${prefix}${name}`, `${prefix}${name}.*`]),
    storage: ['assent.*'],
  };
}

function fromManager({ id, name, hosts = [], cookies = [], storage = [] }: (typeof MANAGERS)[number]): KnownService {
  const facts = { category: 'necessary', sellsOrShares: false, isNamed: true, isManager: true } as const;
  return { ...EMPTY, ...facts, id: `manager:${id}`, name, hosts, cookies, storage };
}
