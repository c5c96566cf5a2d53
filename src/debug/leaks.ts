import type { Audit, Finding, Sighting } from './contract';
import type { Owners } from './owners';

type Seen = Pick<Audit, 'requests' | 'cookies' | 'storage' | 'databases' | 'sightings'>;

/** What was requested and stored without a yes, each once; who is named nowhere; and hosts that nobody knows. */
export function leakFindings(seen: Seen, owners: Owners, isUnasked: boolean): Finding[] {
  const nameOf = (service: string | null) => owners.all.get(service ?? '')?.name ?? `${service}`;
  const leak = (what: string, it: { service: string | null; category: string | null }, fix: string): Finding => ({
    kind: 'leak',
    level: 'error',
    message: `${what} of ${nameOf(it.service)} (${it.category}), without a yes.`,
    fix,
    service: `${it.service}`,
  });
  const isLeak = ({ allowed }: { allowed: boolean | null }) => allowed === false;
  const stored =
    'If it is older than Assent on this site, delete it and load the page again; otherwise mark or name what writes it.';
  return [
    ...once(seen.requests.filter(isLeak), ({ host, service }) => `${service} ${host}`).map((it) => ({
      ...leak(
        `${it.host} was asked for (by ${it.initiator}). It is`,
        it,
        'Mark what asks for it with data-consent, or let Assent load the service by the settings.',
      ),
      url: it.url,
    })),
    ...seen.cookies.filter(isLeak).map((it) => leak(`The cookie ${it.name} is there. It is`, it, stored)),
    ...seen.storage.filter(isLeak).map((it) => leak(`The entry ${it.key} is in ${it.area}. It is`, it, stored)),
    ...seen.databases.filter(isLeak).map((it) => leak(`The IndexedDB database ${it.name} is there. It is`, it, stored)),
    ...sightingFindings(seen, leak),
    ...notInNotice(seen, owners),
    ...(isUnasked ? unknownHosts(seen.requests) : []),
  ];
}

/** What the guard alone has seen: what the browser does not list, or what has gone again. */
function sightingFindings(
  { requests, cookies, storage, databases, sightings }: Seen,
  leak: (what: string, it: Sighting, fix: string) => Finding,
): Finding[] {
  const isListed = ({ service, name }: Sighting) =>
    [...requests, ...cookies, ...storage, ...databases].some(
      (it) => it.allowed === false && it.service === service && Object.values(it).includes(name),
    );
  const alone = sightings.filter((it) => it.kind === 'leak' && !isListed(it));
  return alone.map((it) => ({
    ...leak(
      `${it.name} was seen (${it.channel}, by ${it.initiator || 'the page'}). It is`,
      it,
      'Mark what does it with data-consent, or let Assent load the service by the settings.',
    ),
    ...(it.url && { url: it.url }),
  }));
}

/** Allowed by its category, and the notice does not say so. */
function notInNotice(seen: Seen, owners: Owners): Finding[] {
  const all = [...seen.requests, ...seen.cookies, ...seen.storage, ...seen.databases];
  return once(all, ({ service }) => `${service}`).flatMap(({ service }) => {
    const owner = owners.all.get(service ?? '');
    // What runs without a yes is a leak, whoever is asked about it.
    if (!owner || owner.isUsed || !all.some((it) => it.service === service && it.allowed)) return [];
    return {
      kind: 'not-in-notice' as const,
      level: 'warning' as const,
      message: `${owner.name} runs, and the notice does not name it.`,
      fix: `Put "${service}" into services (with "load": false where the page loads it by itself), or data-consent-service="${service}" on what is marked.`,
      service: `${service}`,
    };
  });
}

/** Somebody whom nothing is known of is asked for before an answer: fonts, a CDN, or what should wait. */
function unknownHosts(requests: Audit['requests']): Finding[] {
  const unknown = once(
    requests.filter(({ service, allowed }) => service === null && allowed === null),
    ({ host }) => host,
  );
  return unknown.map(({ host, initiator, url }) => ({
    kind: 'unknown-host',
    level: 'note',
    message: `${host} was asked for before an answer (by ${initiator}), and is no service that Assent knows.`,
    fix: 'If the page works without it, mark it with data-consent, or describe it as a service of your own.',
    url,
  }));
}

/** The first of each that have the same key. */
const once = <T>(list: readonly T[], keyOf: (it: T) => string): T[] =>
  [...new Map([...list].reverse().map((it) => [keyOf(it), it])).values()].reverse();
