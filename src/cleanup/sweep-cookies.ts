import type { Claim } from './claims';
import type { CookieJar } from './cookie-jar';
import type { Findings } from './findings';
import { type Leftover, REFUSED } from './leftover';

/** Names that may be there unseen: those that a pattern spells out, and those that were seen. */
export type KnownNames = ReadonlyMap<Claim, Set<string>>;

export async function removeVisibleCookies(
  jar: CookieJar,
  claims: readonly Claim[],
  { left, removed }: Findings,
): Promise<KnownNames> {
  const known = new Map<Claim, Set<string>>();
  const refused = new Set<string>();
  for (const claim of claims) {
    if (!claim.cookies.length) continue;
    const names = new Set(claim.cookies.filter((pattern) => !pattern.includes('*') && claim.isCookie(pattern)));
    known.set(claim, names);
    for (const name of (await jar.names()).filter(claim.isCookie)) {
      if (refused.has(name)) continue;
      names.add(name);
      if (await jar.remove(name)) {
        removed.cookie.add(claim);
      } else {
        refused.add(name);
        left.push({ kind: 'cookie', name, service: claim.service, reason: REFUSED });
      }
    }
  }
  return known;
}

/** @param known what an earlier sweep of this page left */
export async function findHiddenCookies(
  jar: CookieJar,
  names: KnownNames,
  { left }: Findings,
  known: readonly Leftover[] | undefined,
): Promise<void> {
  const reason = hiddenReason();
  const isHidden = known
    ? async (name: string) => known.some((it) => it.kind === 'cookie' && it.name === name && it.reason === reason)
    : jar.isHidden;
  const done = new Set(left.filter(({ kind }) => kind === 'cookie').map(({ name }) => name));
  for (const [{ service }, its] of names) {
    for (const name of its) {
      if (done.has(name)) continue;
      done.add(name);
      if (await isHidden(name)) left.push({ kind: 'cookie', name, service, reason });
    }
  }
  // Browsers write later than they are asked to, and before they answer: whoever looks from now on sees the end of it.
  if (names.size) await jar.names();
}

function hiddenReason(): string {
  const flags = location.protocol === 'https:' ? 'HttpOnly' : 'HttpOnly, or Secure on a page without TLS';
  return `${flags}: only the server that set it can remove it`;
}
