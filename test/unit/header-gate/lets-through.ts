import type { Kind } from '../../../src/services/sources';

/** Does a source of a policy match an address, by the rules of CSP3 for the sources that the gate writes? */
function matches(source: string, { protocol, hostname, port, pathname, origin }: URL, page: string): boolean {
  if (source === "'self'") return origin === page;
  const [, scheme = '', host = '', path = ''] = /^(\w+:)\/\/([^/]+)(\/.*)?$/.exec(source) ?? [];
  if (scheme !== protocol) return false;
  const [name = '', ownPort = ''] = host.split(':');
  const isHost = name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name;
  return (
    isHost && ownPort === port && (path === '' || (path.endsWith('/') ? pathname.startsWith(path) : pathname === path))
  );
}

/** Does this policy, or each of these, let a page ask for an address? */
export function letsThrough(policies: string, kind: Kind, address: string, page = 'https://klouttrack.com'): boolean {
  return policies.split(', ').every((policy) => {
    const directives = new Map(policy.split('; ').map((it) => [it.split(' ')[0] ?? '', it.split(' ').slice(1)]));
    const sources = directives.get(`${kind}-src`) ?? directives.get('default-src');
    return !sources || sources.some((source) => matches(source, new URL(address), page));
  });
}
