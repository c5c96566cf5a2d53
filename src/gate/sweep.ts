import type { ServiceFacts } from '../consent/notice';
import type { Leftover } from '../types';
import { dropDatabases } from './databases';
import { type Jar, openJar } from './jar';
import { matcher } from './pattern';

/** Our own record: a pattern that covers it too is a mistake, and a decision is never lost. */
const OURS = /^((__Host-)?assent|assent\..*)$/s;

const STUCK = 'the browser does not let this page remove it';

type Keep = (kind: Leftover['kind'], name: string, reason: string) => void;

/**
 * Removes what the services have stored in this browser, as far as a page may. Keeps promise 3.
 *
 * Of cookies: at this host and every parent, at every path that leads to this page, in both partitions. HttpOnly ones
 * are left to the server that set them; they are found by their names, so where a pattern has a `*`, only those are whose
 * name a script has seen. What other paths, other hosts and third parties hold is out of a page's sight.
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
  const left: Leftover[] = [];
  /** What a denied service claims, and no allowed one. */
  const claimed = (facts: ServiceFacts, kind: 'cookies' | 'storage' | 'databases') => {
    const isOwn = matcher(facts[kind]);
    const isKept = matcher(kept.flatMap((other) => other[kind] ?? []));
    return (name: string) => isOwn(name) && !isKept(name);
  };
  const keepFor =
    ({ id: service }: ServiceFacts): Keep =>
    (kind, name, reason) =>
      left.push({ kind, name, service, reason });
  for (const service of services) sweepStorage(claimed(service, 'storage'), keepFor(service));
  const jar = openJar();
  const cookies = services.flatMap((service) =>
    service.cookies ? [cookiesOf(service, claimed(service, 'cookies'), keepFor(service))] : [],
  );
  // What can be seen goes first, of all services: looking for what can not takes longer.
  const done = await removeVisible(jar, cookies);
  for (const service of services) await sweepDatabases(service, claimed(service, 'databases'), keepFor(service));
  await findHidden(jar, cookies, done, known);
  return left;
}

interface Cookies {
  /** Names that are known: those that a pattern spells out, and those that were seen. */
  readonly names: Set<string>;
  readonly isCookie: (name: string) => boolean;
  readonly keep: Keep;
}

const cookiesOf = ({ cookies = [] }: ServiceFacts, isCookie: Cookies['isCookie'], keep: Keep): Cookies => ({
  names: new Set(cookies.filter((pattern) => !pattern.includes('*') && isCookie(pattern))),
  isCookie,
  keep,
});

/** @returns the names that are still seen */
async function removeVisible(jar: Jar, cookies: readonly Cookies[]): Promise<Set<string>> {
  const stuck = new Set<string>();
  for (const { names, isCookie, keep } of cookies) {
    for (const name of (await jar.names()).filter(isCookie)) {
      if (stuck.has(name) || OURS.test(name)) continue;
      names.add(name);
      if (!(await jar.remove(name))) continue;
      stuck.add(name);
      keep('cookie', name, STUCK);
    }
  }
  return stuck;
}

async function findHidden(
  jar: Jar,
  cookies: readonly Cookies[],
  done: Set<string>,
  known: readonly Leftover[] | undefined,
): Promise<void> {
  const isHidden = known
    ? async (name: string) => known.some(({ kind, name: kept }) => kind === 'cookie' && kept === name)
    : jar.isHidden;
  for (const { names, keep } of cookies) {
    for (const name of names) {
      if (done.has(name) || OURS.test(name)) continue;
      done.add(name);
      if (await isHidden(name)) keep('cookie', name, hiddenReason());
    }
  }
  // Browsers write later than they are asked to, and before they answer: whoever looks from now on sees the end of it.
  if (cookies.length) await jar.names();
}

async function sweepDatabases({ databases = [] }: ServiceFacts, isOwn: (name: string) => boolean, keep: Keep) {
  try {
    if (!databases.length) return;
    for (const [name, reason] of await dropDatabases(databases, isOwn)) keep('indexedDB', name, reason);
  } catch {
    // Denied storage holds nothing.
  }
}

function hiddenReason(): string {
  const flags = location.protocol === 'https:' ? 'HttpOnly' : 'HttpOnly, or Secure on a page without TLS';
  return `${flags}: only the server that set it can remove it`;
}

function sweepStorage(isKey: (name: string) => boolean, keep: Keep): void {
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    for (const key of keysOf(kind)) {
      if (!isKey(key) || OURS.test(key)) continue;
      if (!removeKey(kind, key)) keep(kind, key, STUCK);
    }
  }
}

function removeKey(kind: 'localStorage' | 'sessionStorage', key: string): boolean {
  try {
    window[kind].removeItem(key);
    return window[kind].getItem(key) === null;
  } catch {
    return false;
  }
}

/** By index: `Object.keys` leaves out those that are called like a member of `Storage`, such as `length` and `__proto__`. */
function keysOf(kind: 'localStorage' | 'sessionStorage'): string[] {
  try {
    const storage = window[kind];
    return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  } catch {
    // Denied storage holds nothing.
    return [];
  }
}
