import { readCookies, writeCookie } from '../storage/cookie';

/** A place in the browser's cookie jar: domain, path and partition, as the attributes that lead there. */
interface Spot {
  readonly attributes: string;
  /** A cookie there is sent to this very page. */
  readonly isSeen: boolean;
}

type Pair = readonly [name: string, value: string];

export interface Jar {
  /** Names of all cookies that a script may see, each once. */
  names(): Promise<string[]>;
  /** Removes the cookies of this name that a script sees. @returns whether it still sees one */
  remove(name: string): Promise<boolean>;
  /** Is there one of this name that scripts do not see? Asked when they see none; removes those that lead below the page. */
  isHidden(name: string): Promise<boolean>;
}

/** A name of our own, which no browser has a reason to refuse. */
const CONTROL = 'assent-probe';
/** So that one which survives a crash is gone before anybody reads it. */
const PROBE_S = 10;
/** At once: browsers throw out other cookies of a site that has more than 180. */
const PROBES = 16;
const MANY = 100;
/** Deeper pages than this are made to keep us busy. */
const MAX_PATHS = 100;
const BUSY_MS = 4;

/**
 * The cookies of this page, HttpOnly ones included.
 *
 * A script can not see those, but it can tell that they are there: the browser refuses to let it set one of the same name,
 * domain, path and partition (RFC 6265bis, 5.7, step "http-only-flag"). On a page without TLS, one that is `Secure` refuses
 * likewise. So a probe is set at each place; where it does not arrive and one under a name of our own does, somebody is
 * there. In Chromium set, read and removed in one go, so that no script of the page comes between; Firefox's `document.cookie`
 * shows what the jar will refuse, so there the Cookie Store API is asked, which takes a moment. Without it (before 140, or
 * without TLS) Firefox keeps its HttpOnly cookies to itself.
 */
export function openJar(): Jar {
  let began = performance.now();
  let places: Promise<Spot[]> | undefined;
  // A single byte that is no UTF-8, and Chromium's `document.cookie` is empty, whatever else there is.
  const isAsked = 'cookieStore' in window && (CSS.supports('-moz-appearance: none') || !readCookies());

  const pairs = () => (isAsked ? askStore() : readPairs());
  const isVisible = async (name: string) => (await pairs()).some(([key]) => key === name);

  /** Gives the page its turn, so that no task of ours is a long one. */
  async function breathe(): Promise<void> {
    if (performance.now() - began < BUSY_MS) return;
    await new Promise<void>((resume) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resume();
      };
      port2.postMessage(null);
    });
    began = performance.now();
  }

  /** Sets a cookie of this name at all of the places, and removes them again. @returns where none arrived */
  async function refused(name: string, spots: readonly Spot[]): Promise<Spot[]> {
    await breathe();
    spots.forEach(({ attributes }, i) => {
      writeCookie(`${name}=${CONTROL}-${i}${attributes}; Max-Age=${PROBE_S}`);
    });
    // No `await` where there is nothing to wait for: nobody else is to see the probes.
    const read = pairs();
    const found = read instanceof Promise ? await read : read;
    for (const spot of spots) expire(name, spot);
    return spots.filter((_, i) => !found.some(([key, value]) => key === name && value === `${CONTROL}-${i}`));
  }

  /** All places that this page may write to, the likely ones first. */
  async function findPlaces(): Promise<Spot[]> {
    const root = (flags: string): Spot => ({ attributes: `; Path=/${flags}`, isSeen: true });
    // `Secure` is no part of a cookie's identity, and `SameSite=None` lets a frame on another site remove its own.
    const secure = '; Secure; SameSite=None';
    const flags = (await refused(CONTROL, [root(secure)])).length ? '' : secure;
    /** A place of its own? No public suffix, not the host once more under another name, no flag that is unknown here. */
    const isPlace = async (more: string) => !(await refused(CONTROL, [root(flags), root(flags + more)])).length;
    const domains = [''];
    for (const domain of parents(location.hostname)) {
      if (await isPlace(`; Domain=${domain}`)) domains.push(`; Domain=${domain}`);
    }
    const partitions = flags && (await isPlace('; Partitioned')) ? ['', '; Partitioned'] : [''];
    return paths(location.pathname).flatMap(({ attribute, isSeen }) =>
      domains.flatMap((domain) =>
        partitions.map((partition) => ({ attributes: attribute + domain + flags + partition, isSeen })),
      ),
    );
  }

  async function remove(name: string, spots: readonly Spot[]): Promise<boolean> {
    for (const some of chunks(spots, PROBES)) {
      await breathe();
      for (const spot of some) expire(name, spot);
      if (!(await isVisible(name))) return false;
    }
    return true;
  }

  async function isHidden(name: string, spots: readonly Spot[]): Promise<boolean> {
    for (const spot of spots) if (!spot.isSeen) expire(name, spot);
    // What only a server may set, by its prefix, refuses everybody: a control of the same prefix says so.
    const control = (/^__(host-http|host|secure|http)-/i.exec(name)?.[0] ?? '') + CONTROL;
    // One that is bound to its host is nowhere else, and Firefox would write each attempt to its console.
    const isHosts = /^__host-/i.test(name);
    const seen = spots.filter((spot) => spot.isSeen && !(isHosts && /Path=\/[^;]|Domain/.test(spot.attributes)));
    for (const some of chunks(seen, (await pairs()).length > MANY ? 1 : PROBES)) {
      let suspects = await refused(name, some);
      if (!suspects.length) continue;
      const closed = await refused(control, suspects);
      suspects = suspects.filter((spot) => !closed.includes(spot));
      // Once more: a tag in another tab may have written right over the probe.
      if (suspects.length && (await refused(name, suspects)).length) return true;
    }
    return false;
  }

  const inTurn = (work: typeof remove, name: string) =>
    alone(async () => {
      began = performance.now();
      places ??= findPlaces();
      return work(name, await places);
    });

  return {
    names: async () => [...new Set((await pairs()).map(([name]) => name))],
    remove: (name) => inTurn(remove, name),
    isHidden: (name) => inTurn(isHidden, name),
  };
}

/** A nameless cookie needs a value, or it is none. */
function expire(name: string, { attributes }: Spot): void {
  writeCookie(`${name}=-${attributes}; Max-Age=0`);
}

function readPairs(): Pair[] {
  return readCookies()
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      // What has no "=" is the value of a cookie without a name.
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(at, 0)), pair.slice(at + 1)];
    });
}

async function askStore(): Promise<Pair[]> {
  try {
    return (await cookieStore.getAll()).map(({ name = '', value = '' }) => [name, value]);
  } catch {
    return [];
  }
}

/**
 * Tabs of a site withdraw at the same moment. One after the other, so that none takes the other's probes for its own, or
 * for a refusal. A tab that was put to sleep in its turn holds up nobody.
 */
async function alone(work: () => Promise<boolean>): Promise<boolean> {
  let isStarted = false;
  const start = () => {
    isStarted = true;
    return work();
  };
  try {
    return await navigator.locks.request('assent.sweep', { signal: AbortSignal.timeout(1_000) }, start);
  } catch {
    // No such thing without TLS, or in vain.
    return isStarted ? true : work();
  }
}

/** This host and every parent but the top-level domain, which no browser takes. */
function parents(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(0, Math.max(labels.length - 1, 1)).map((_, i) => labels.slice(i).join('.'));
}

/** `/`, and every folder down to this page, with and without a slash at its end: what can be written as an attribute. */
function paths(path: string): { attribute: string; isSeen: boolean }[] {
  const forms = new Set(['/']);
  for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
    forms.add(path.slice(0, at)).add(path.slice(0, at + 1));
  }
  forms.add(path);
  const found = [...forms].slice(0, MAX_PATHS).map((form) => ({ form, isSeen: true }));
  // No cookie of this page, but one that a page below it may have left for both.
  if (!path.endsWith('/')) found.push({ form: `${path}/`, isSeen: false });
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 1));
  return found.flatMap(({ form, isSeen }) => {
    // An attribute ends at its first ";": such a path is reached only as the one that a cookie without a path gets.
    if (/;/.test(form)) return form === folder ? [{ attribute: '', isSeen }] : [];
    return form.length > 1_024 ? [] : [{ attribute: `; Path=${form}`, isSeen }];
  });
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
