import type { ServiceFacts } from '../consent/notice';
import { type Claim, claimOf } from './claims';
import { openCookieJar } from './cookie-jar';
import { dropDatabases } from './databases';
import { type Findings, newFindings } from './findings';
import type { Leftover } from './leftover';
import { findHiddenCookies, removeVisibleCookies } from './sweep-cookies';
import { sweepStorage } from './sweep-storage';
import { findWrittenAgain } from './written-again';

/** So long a service that goes on writing is given to show it. */
const LOOK_AGAIN_MS = 100;

/**
 * Removes what the services have stored in this browser, as far as a page may. Keeps promise 3.
 *
 * Of cookies: at this host and every parent, at every path that leads to this page, in both partitions. HttpOnly ones
 * are left to the server that set them; they are found by their names, so where a pattern has a `*`, only those are whose
 * name a script has seen. What other paths, other hosts and third parties hold is out of a page's sight.
 *
 * What was removed is looked at once more before it is called gone: a service that goes on writing is named.
 *
 * @param kept services that may run: what they claim too stays, since it is theirs
 * @param known what an earlier sweep of this page left. What a server keeps from scripts stays, so it is not looked for
 * again: that takes cookies which somebody might see for a moment
 * @returns exactly what is left, a cookie's name once
 */
export async function sweep(
  services: readonly ServiceFacts[],
  kept: readonly ServiceFacts[],
  known?: readonly Leftover[],
): Promise<Leftover[]> {
  const claims = services.map((service) => claimOf(service, kept));
  const findings = newFindings();
  for (const claim of claims) sweepStorage(claim, findings);
  const jar = openCookieJar();
  // What can be seen goes first, of all services: looking for what can not takes longer.
  const names = await removeVisibleCookies(jar, claims, findings);
  for (const claim of claims) await sweepDatabases(claim, findings);
  const isRemoved = Object.values(findings.removed).some(({ size }) => size);
  const pause = isRemoved && new Promise((resume) => setTimeout(resume, LOOK_AGAIN_MS));
  await findHiddenCookies(jar, names, findings, known);
  await pause;
  if (isRemoved) await findWrittenAgain(jar, claims, findings);
  return findings.left;
}

async function sweepDatabases(claim: Claim, { left, removed }: Findings): Promise<void> {
  const { service, databases, isDatabase } = claim;
  if (!databases.length) return;
  try {
    for (const [name, reason] of await dropDatabases(databases, isDatabase)) {
      if (reason) left.push({ kind: 'indexedDB', name, service, reason });
      else removed.indexedDB.add(claim);
    }
  } catch {
    // Denied storage holds nothing.
  }
}
