import { matcher } from '../cleanup/patterns';
import type { Category } from '../consent/categories';
import type { ServiceFacts } from '../consent/notice';
import { tagForm } from '../gate/tag-form';
import { KNOWN, type KnownService } from '../services/known';
import { CATEGORY_OF } from '../services/tables';
import { TAGS_OF } from '../services/tags';

/** A service that something may belong to. */
export interface Owner {
  readonly service: string;
  readonly name: string;
  readonly category: Category;
  /** Whether the page asks about it. */
  readonly isUsed: boolean;
}

/** Who owns what, of all services that are known: those of the page, and the ready-made ones that it does not name. */
export interface Owners {
  readonly all: ReadonlyMap<string, Owner>;
  /** The likeliest first. Whoever loads another service's tag owns it too. */
  ofAddress(address: string): readonly Owner[];
  ofCookie(name: string): readonly Owner[];
  ofKey(key: string): readonly Owner[];
  ofDatabase(name: string): readonly Owner[];
  /** Hosts that a service talks to. `*.` stands for any subdomain. */
  hostsOf(service: string): readonly string[];
}

/** A service of the page, and the addresses that its settings name. */
export interface PageService extends ServiceFacts {
  readonly addresses: readonly string[];
}

/** @param services of the page */
export function createOwners(services: readonly PageService[]): Owners {
  const known: readonly (readonly [string, KnownService])[] = Object.entries(KNOWN);
  const used = new Map(services.map((service) => [service.id, service]));
  const all = new Map<string, Owner>();
  for (const { id, name, category } of services) all.set(id, { service: id, name, category, isUsed: true });
  for (const [id, { name }] of known) {
    if (!all.has(id)) all.set(id, { service: id, name, category: CATEGORY_OF[id] as Category, isUsed: false });
  }
  const owners = (ids: Iterable<string>) => [...new Set(ids)].flatMap((id) => all.get(id) ?? []).sort(usedFirst);
  const byPattern = (kind: 'cookies' | 'storage' | 'databases') => {
    // What the page says of a service counts before what is known of it.
    const forms = [...all.keys()].map((id) => [id, matcher(used.get(id)?.[kind] ?? KNOWN[id]?.[kind])] as const);
    return (name: string) => owners(forms.filter(([, fits]) => fits(name)).map(([id]) => id));
  };
  const byAddress = addressFinder(services);
  return {
    all,
    ofAddress: (address) => owners(byAddress(address)),
    ofCookie: byPattern('cookies'),
    ofKey: byPattern('storage'),
    ofDatabase: byPattern('databases'),
    hostsOf: (id) =>
      Object.hasOwn(KNOWN, id) ? (KNOWN[id]?.hosts ?? []) : (used.get(id)?.addresses ?? []).map(hostOf),
  };
}

const usedFirst = (a: Owner, b: Owner) => Number(b.isUsed) - Number(a.isUsed);

const hostOf = (address: string): string => {
  try {
    return new URL(address, 'https://page.invalid').host;
  } catch {
    return '';
  }
};

/** Whether a host is one of these, of which `*.` stands for any subdomain. */
export const isHostOf = (hosts: readonly string[], host: string): boolean =>
  hosts.some((it) => (it.startsWith('*.') ? host.endsWith(it.slice(1)) : host === it));

/** @returns finds the ids of the services that an absolute address is of */
function addressFinder(services: readonly PageService[]): (address: string) => string[] {
  const tags = Object.entries(TAGS_OF);
  // The longest first: it says the most.
  const own = tags
    .flatMap(([id, [list]]) => list.map((tag) => ({ id, tag, form: tagForm([tag]) })))
    .sort((a, b) => b.tag.length - a.tag.length);
  const loaders = tags.flatMap(([id, [, loads]]) => (loads ? [{ id, form: tagForm(loads) }] : []));
  return (address) => {
    const named = services.filter(({ addresses }) => addresses.some((it) => address.startsWith(it)));
    if (named.length) return named.map(({ id }) => id);
    let text: string;
    let host: string;
    try {
      const url = new URL(address);
      if (!/^(https?|wss?):$/.test(url.protocol)) return [];
      host = url.host;
      text = host + url.pathname + url.search;
    } catch {
      return [];
    }
    const first = own.find(({ form }) => form.test(text));
    if (first) {
      return [first.id, ...loaders.filter(({ form }) => form.test(text)).map(({ id }) => id)];
    }
    return byHost(services, host);
  };
}

/** Without a tag of its own: by the host alone, if that is one service's, or one of the page's. */
function byHost(services: readonly PageService[], host: string): string[] {
  const sites = services.filter(({ id, thirdParty = [] }) => !Object.hasOwn(KNOWN, id) && isSiteOf(thirdParty, host));
  const ids = Object.entries(KNOWN).flatMap(([id, { hosts }]) => (isHostOf(hosts, host) ? [id] : []));
  const used = ids.filter((id) => services.some((service) => service.id === id));
  return [...sites.map(({ id }) => id), ...(used.length || ids.length > 1 ? used : ids)];
}

const isSiteOf = (sites: readonly string[], host: string) =>
  sites.some((site) => host === site || host.endsWith(`.${site}`));
