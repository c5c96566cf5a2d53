import { writeCookie } from '../storage/document-cookies';
import { cookieReader } from './cookie-pairs';
import { type CookiePlace, findPlaces, PROBE_NAME, type Probe } from './cookie-places';
import { chunks, isHidden, PROBES_AT_ONCE } from './hidden-cookies';
import { createPace } from './pace';

export interface CookieJar {
  /** Names of all cookies that a script may see, each once. Our own probes are none. */
  names(): Promise<string[]>;
  /** Removes the cookies of this name that a script sees. @returns whether it sees none any more */
  remove(name: string): Promise<boolean>;
  /** Is there one of this name that scripts do not see? Asked when they see none; removes those that lead below the page. */
  isHidden(name: string): Promise<boolean>;
}

/** So that one which survives a crash is gone before anybody reads it. */
const PROBE_S = 10;

/**
 * The cookies of this page, HttpOnly ones included.
 *
 * A script can not see those, but it can tell that they are there: the browser refuses to let it set one of the same name,
 * domain, path and partition (RFC 6265bis, 5.7, step "http-only-flag"). On a page without TLS, one that is `Secure` refuses
 * likewise. So a probe is set at each place; where it does not arrive and one under a name of our own does, somebody is
 * there. In Chromium set, read and removed in one go, so that no script of the page comes between; in Firefox reading takes
 * a moment. Without the Cookie Store API (before 140, or without TLS) Firefox keeps its HttpOnly cookies to itself.
 */
export function openCookieJar(): CookieJar {
  const readPairs = cookieReader();
  const pace = createPace();
  let places: Promise<CookiePlace[]> | undefined;

  const refused: Probe = async (name, at) => {
    await pace.breathe();
    at.forEach(({ attributes }, i) => {
      writeCookie(`${name}=${PROBE_NAME}-${i}${attributes}; Max-Age=${PROBE_S}`);
    });
    // No `await` where there is nothing to wait for: nobody else is to see the probes.
    const read = readPairs();
    const found = read instanceof Promise ? await read : read;
    for (const place of at) expire(name, place);
    return at.filter((_, i) => !found.some(([key, value]) => key === name && value === `${PROBE_NAME}-${i}`));
  };

  const inTurn = (inDoubt: boolean, work: (at: readonly CookiePlace[]) => Promise<boolean>) =>
    oneTab(inDoubt, async () => {
      pace.start();
      places ??= findPlaces(refused);
      return work(await places);
    });

  return {
    async names() {
      const pairs = (await readPairs()).filter(([, value]) => !value.startsWith(PROBE_NAME));
      return [...new Set(pairs.map(([name]) => name))];
    },
    remove: (name) =>
      inTurn(false, async (at) => {
        for (const some of chunks(at, PROBES_AT_ONCE)) {
          await pace.breathe();
          for (const place of some) expire(name, place);
          if (!(await readPairs()).some(([key]) => key === name)) return true;
        }
        return false;
      }),
    isHidden: (name) =>
      inTurn(true, async (at) => {
        for (const place of at) if (!place.isSent) expire(name, place);
        return isHidden(name, at, refused, (await readPairs()).length);
      }),
  };
}

/** A nameless cookie needs a value, or it is none. */
function expire(name: string, { attributes }: CookiePlace): void {
  writeCookie(`${name}=-${attributes}; Max-Age=0`);
}

/**
 * Tabs of a site withdraw at the same moment. One after the other, so that none takes the other's probes for its own, or
 * for a refusal. A tab that was put to sleep in its turn holds up nobody.
 */
async function oneTab(inDoubt: boolean, work: () => Promise<boolean>): Promise<boolean> {
  let isStarted = false;
  const start = () => {
    isStarted = true;
    return work();
  };
  try {
    return await navigator.locks.request('assent.sweep', { signal: AbortSignal.timeout(1_000) }, start);
  } catch {
    // No such thing without TLS, or in vain.
    return isStarted ? inDoubt : work();
  }
}
