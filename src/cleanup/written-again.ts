import type { Claim } from './claims';
import type { CookieJar } from './cookie-jar';
import { existingDatabases } from './databases';
import type { Findings } from './findings';
import type { Leftover } from './leftover';
import { keysOf, STORAGES } from './sweep-storage';

const WRITTEN_AGAIN = 'removed, and written again by something that still runs, here or in another tab';

/** Names what the services of which something was removed have stored again by now. Removes nothing. */
export async function findWrittenAgain(jar: CookieJar, claims: readonly Claim[], findings: Findings): Promise<void> {
  const { left, removed } = findings;
  const keepAll = (kind: Leftover['kind'], claim: Claim, names: readonly string[]) => {
    for (const name of names) {
      // Where two services claim the same, it is named once.
      if (left.some((it) => it.kind === kind && it.name === name)) continue;
      left.push({ kind, name, service: claim.service, reason: WRITTEN_AGAIN });
    }
  };
  const cookies = removed.cookie.size ? await jar.names() : [];
  for (const claim of claims) {
    if (removed.cookie.has(claim)) keepAll('cookie', claim, cookies.filter(claim.isCookie));
    for (const kind of STORAGES) {
      if (removed[kind].has(claim)) keepAll(kind, claim, keysOf(kind).filter(claim.isKey));
    }
    if (removed.indexedDB.has(claim)) {
      keepAll('indexedDB', claim, await existingDatabases(claim.databases, claim.isDatabase));
    }
  }
}
