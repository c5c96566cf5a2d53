import { matcher } from '../cleanup/patterns';
import type { KnownService } from './known-services';
import type { EntryKind, Initiator, SeenCookie, SeenEntry, SeenRequest } from './observation';
import { fitsHost, hostOf, siteOf } from './site-of';

/** Whose something is. */
export type Owner =
  | { readonly kind: 'first-party' }
  /** Any of these may be the one: vendors serve several of theirs from one host. */
  | { readonly kind: 'service'; readonly services: readonly KnownService[] }
  | { readonly kind: 'unknown'; readonly host: string };

export interface Classifier {
  request(request: Pick<SeenRequest, 'url' | 'by'>): Owner;
  cookie(cookie: Pick<SeenCookie, 'name' | 'domain' | 'by'>): Owner;
  entry(entry: Pick<SeenEntry, 'kind' | 'name' | 'origin' | 'by'>): Owner;
}

/** @param owned hosts that are the site's own, though their names do not say so */
export function classifier(services: readonly KnownService[], page: string, owned: readonly string[] = []): Classifier {
  const site = siteOf(hostOf(page));
  const isOwn = (host: string) => siteOf(host) === site || owned.some((own) => fitsHost(own, host));
  const byTag = tagFinder(services);
  const tell = cookieTeller(services);

  /** By its address alone. */
  function at(url: string): Owner | undefined {
    const host = hostOf(url);
    const found = host ? (byTag(url) ?? services.filter((it) => it.hosts.some((own) => fitsHost(own, host)))) : [];
    if (found.length > 0) return { kind: 'service', services: found };
    if (!host || isOwn(host)) return { kind: 'first-party' };
    return undefined;
  }

  /** What a service's script does with hosts that nobody knows is the service's doing. */
  function through({ url }: Initiator): Owner | undefined {
    const owner = url ? at(url) : undefined;
    return owner?.kind === 'service' && !owner.services.every((it) => it.isManager) ? owner : undefined;
  }

  const unknown = (host: string): Owner => ({ kind: 'unknown', host });

  /** Of something that is stored: by its name, then by who wrote it, then by where it is. */
  function stored(named: readonly KnownService[], by: Initiator, host: string): Owner {
    if (named.length > 0) return { kind: 'service', services: named };
    const writer = by.url ? at(by.url) : undefined;
    if (by.url && writer === undefined) return unknown(hostOf(by.url));
    const isServices = writer?.kind === 'service' && !writer.services.every((it) => it.isManager);
    const bare = host.replace(/^\./, '');
    return isServices ? writer : (at(`https://${bare}/`) ?? unknown(bare));
  }

  return {
    request: ({ url, by }) => at(url) ?? through(by) ?? unknown(hostOf(url)),
    cookie: ({ name, domain, by }) => stored(isOwn(domain.replace(/^\./, '')) ? tell.cookie(name) : [], by, domain),
    entry({ kind, name, origin, by }) {
      const host = hostOf(origin);
      return stored(isOwn(host) ? tell[kind](name) : [], by, host);
    },
  };
}

/** The longest tag that fits an address says the most. */
function tagFinder(services: readonly KnownService[]): (url: string) => KnownService[] | undefined {
  const form = (tag: string) => new RegExp(`^([\\w-]+\\.)*${tag.replace(/[.?]/g, '\\$&').replaceAll('*', '[^/]*')}`);
  const tags = services
    .flatMap((service) => service.tags.map((tag) => ({ service, tag, form: form(tag) })))
    .sort((a, b) => b.tag.length - a.tag.length);
  return (url) => {
    const { host, pathname, search } = new URL(url);
    const found = tags.find((it) => it.form.test(host + pathname + search));
    return found && [found.service];
  };
}

type Teller = Readonly<Record<'cookie' | EntryKind, (name: string) => KnownService[]>>;

function cookieTeller(services: readonly KnownService[]): Teller {
  const by = (field: 'cookies' | 'storage' | 'databases') => {
    const matchers = services.map((service) => ({ service, fits: matcher(service[field]) }));
    return (name: string) => matchers.filter(({ fits }) => fits(name)).map(({ service }) => service);
  };
  const storage = by('storage');
  return { cookie: by('cookies'), localStorage: storage, sessionStorage: storage, IndexedDB: by('databases') };
}
