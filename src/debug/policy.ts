import type { Finding } from './contract';
import { isHostOf, type Owners } from './owners';

/** Directives with their sources, in small letters but for nonces. */
type Policy = ReadonlyMap<string, readonly string[]>;

/** Of a header's value, which may have several policies in it, by commas. */
export const readPolicies = (text: string): Policy[] =>
  text
    .split(',')
    .map((one) => {
      const directives = one.split(';').map((part) => part.trim().split(/\s+/));
      // Of a directive that is there twice the first counts.
      return new Map(
        directives
          .filter(([name]) => name)
          .reverse()
          .map(([name = '', ...sources]) => [name.toLowerCase(), sources]),
      );
    })
    .filter((policy) => policy.size > 0);

const FALLBACK: Readonly<Record<string, readonly string[]>> = {
  'script-src-elem': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
};

/** What a directive allows, by itself or by what stands in for it; `undefined`: anything. */
const sourcesOf = (policy: Policy, directive: string) =>
  FALLBACK[directive]?.map((name) => policy.get(name)).find((sources) => sources);

/** Does a source name this host, whatever the scheme, the port and the path? */
function names(source: string, host: string): boolean {
  const it = source.toLowerCase();
  if (it === '*' || it === 'https:' || it === 'http:') return true;
  const own = it.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').replace(/[:/].*$/, '');
  // What is asked about may be a whole domain too.
  return own === host || isHostOf([own], host);
}

interface Wanted {
  readonly owners: Owners;
  /** Services that the page asks about. */
  readonly services: readonly string[];
  /** The host of the endpoint, or `''`; and whether it is the page's own. */
  readonly endpoint: string;
  readonly isOwnEndpoint: boolean;
  /** Whether Assent's tag has a nonce, which the scripts of services get. */
  readonly hasNonce: boolean;
}

/** What these policies would block of what the settings want. */
export function policyFindings(policies: readonly Policy[], wanted: Wanted): Finding[] {
  const { owners, services, endpoint, isOwnEndpoint, hasNonce } = wanted;
  const blocked = (host: string, directives: readonly string[]) =>
    policies.some((policy) =>
      directives.every((directive) => {
        const sources = sourcesOf(policy, directive);
        const isByNonce = directive === 'script-src-elem' && hasNonce && sources?.some((it) => /^'nonce-/.test(it));
        return !!sources && !isByNonce && !sources.some((source) => names(source, host));
      }),
    );
  const found = services.flatMap((id) => {
    const hosts = owners.hostsOf(id).filter((host) => host && blocked(host, Object.keys(FALLBACK)));
    return hosts.length ? [blockedService(owners.all.get(id)?.name ?? id, id, hosts)] : [];
  });
  const isEndpointBlocked =
    endpoint &&
    policies.some((policy) => {
      const sources = sourcesOf(policy, 'connect-src');
      return sources && !sources.some((it) => names(it, endpoint) || (isOwnEndpoint && it === "'self'"));
    });
  return isEndpointBlocked
    ? [
        ...found,
        {
          kind: 'csp',
          level: 'error',
          message: `The page's Content-Security-Policy blocks the endpoint (${endpoint}): no receipt is sent.`,
          fix: `Add ${isOwnEndpoint ? "'self'" : endpoint} to connect-src.`,
        },
      ]
    : found;
}

const blockedService = (name: string, service: string, hosts: readonly string[]): Finding => ({
  kind: 'csp',
  level: 'warning',
  message: `The page's Content-Security-Policy names ${hosts.join(', ')} nowhere: ${name} will be blocked there after a yes.`,
  fix: `Add ${hosts.join(' ')} to script-src, connect-src, frame-src or img-src, as docs/security.md lists them.`,
  service,
});

/** A violation that the browser has told of. */
export interface Violation {
  readonly directive: string;
  readonly blocked: string;
  readonly isReportOnly: boolean;
}

/** What was blocked on this page, each directive and host once. @param isOurs whether it is of Assent or of a service */
export function violationFindings(seen: readonly Violation[], isOurs: (address: string) => boolean): Finding[] {
  const all = new Map<string, Finding>();
  for (const { directive, blocked, isReportOnly } of seen) {
    if (!isOurs(blocked)) continue;
    const { host } = new URL(blocked);
    all.set(`${directive} ${host}`, {
      kind: 'csp',
      level: isReportOnly ? 'warning' : 'error',
      message: `The page's Content-Security-Policy ${isReportOnly ? 'would block' : 'has blocked'} ${host} (${directive}).`,
      fix: `Add ${host} to ${directive}.`,
      url: blocked,
    });
  }
  return [...all.values()];
}
