import { isOrigin } from '../consent/origin';
import type { PlannedService } from '../services/plan';
import { KINDS, type Kind, SOURCES, type Sources } from '../services/sources';
import type { HostsByKind } from './contract';

/** Sources as a policy has them, by kind. */
export type PolicySources = Readonly<Partial<Record<Kind, readonly string[]>>>;

/** What a script that nobody has described further may do at its own host. */
const OF_A_SCRIPT = ['connect', 'img', 'frame'] as const;

/** What the settings say of where a service is. */
interface Options {
  readonly url?: unknown;
  readonly scripts?: unknown;
}

/**
 * What a service of the config asks for: by the list of the ready-made ones, by the address that its option `url` names in their place, or
 * by its own `scripts`.
 *
 * @param given its options, as they are written
 * @param page what its relative addresses are relative to
 */
export function sourcesOf({ id }: PlannedService, given: unknown, page: URL): PolicySources {
  const { url, scripts } = Object(given) as Options;
  if (!Object.hasOwn(SOURCES, id)) return ofScripts([scripts ?? []].flat(), page);
  if (typeof url === 'string') return ofHost(url, page);
  return written(SOURCES[id as keyof typeof SOURCES]);
}

/** By kind, from a row of the table. */
const written = (row: Sources): PolicySources =>
  Object.fromEntries(Object.entries(row).map(([kind, hosts]) => [kind, hosts.split(' ').map(withScheme)]));

/** A host without a scheme is one of https, whatever the page is. */
export const withScheme = (host: string): string => (host.includes('://') ? host : `https://${host}`);

/** A vendor's program on a host of the site's choice. */
function ofHost(url: string, page: URL): PolicySources {
  const host = hostOf(url, page);
  return host ? Object.fromEntries(['script', ...OF_A_SCRIPT].map((kind) => [kind, [host.origin]])) : {};
}

function ofScripts(scripts: readonly unknown[], page: URL): PolicySources {
  const found = scripts.flatMap((url) => hostOf(`${url}`, page) ?? []);
  const origins = [...new Set(found.map(({ origin }) => origin))];
  return {
    // Nothing else of a host that may be shared.
    script: found.map(({ origin, pathname }) => origin + encoded(pathname)),
    ...Object.fromEntries(OF_A_SCRIPT.map((kind) => [kind, origins])),
  };
}

/** Two of these end a source, and a policy; behind the third nginx sees the name of a variable. */
export const encoded = (path: string): string =>
  path.replaceAll(';', '%3B').replaceAll(',', '%2C').replaceAll('$', '%24');

/** Of an address on another origin than the page's, whose host has no sign that means something in a policy: URLs let `*` stand there. */
function hostOf(url: string, page: URL): URL | undefined {
  if (!URL.canParse(url, page)) return undefined;
  const host = new URL(url, page);
  return isOrigin(host.origin) && host.origin !== page.origin ? host : undefined;
}

/** All that these ask for, each once. */
export function joined(all: readonly (PolicySources | HostsByKind)[]): Readonly<Record<Kind, readonly string[]>> {
  const of = (kind: Kind) => [...new Set(all.flatMap((it) => it[kind] ?? []))];
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as unknown as Record<Kind, readonly string[]>;
}
