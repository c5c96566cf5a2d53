import type { Core } from '../core/contracts';
import { isDomainTaken } from '../storage/decision-cookie';

/** What is wrong with the settings of a cookie that did not stick as they say, and the fix. Looked for after a decision. */
export function cookieProblem({ settings: { cookie }, state }: Pick<Core, 'settings' | 'state'>): string | undefined {
  const { domain, path } = cookie;
  const { hostname, pathname } = location;
  if (!isBeneath(pathname, path) && !state.decision.persisted) {
    return `cookie.path: ${JSON.stringify(path)} does not cover this page (${pathname}), so the decision is known on this page alone; use a path that all pages of the site are beneath`;
  }
  // Where nothing can be stored, it is not the domain's fault.
  if (!domain || !state.decision.persisted || isDomainTaken(cookie)) return undefined;
  return `cookie.domain: ${JSON.stringify(domain)} does not cover this host (${hostname}), so the decision is kept for this host alone; use a domain that it is in, such as ${JSON.stringify(hostname)}, or take it out`;
}

/** As browsers match the path of a cookie. */
const isBeneath = (pathname: string, path: string) =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
