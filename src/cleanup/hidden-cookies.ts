import { type CookiePlace, PROBE_NAME, type Probe } from './cookie-places';

/** At once: browsers throw out other cookies of a site that has more than 180. */
export const PROBES_AT_ONCE = 16;
const MANY = 100;

/**
 * Is there a cookie of this name that scripts do not see? Asked when they see none.
 *
 * @param count of the cookies that scripts see
 */
export async function isHidden(
  name: string,
  places: readonly CookiePlace[],
  refused: Probe,
  count: number,
): Promise<boolean> {
  // What only a server may set, by its prefix, refuses everybody: a control of the same prefix says so.
  const control = (/^__(host-http|host|secure|http)-/i.exec(name)?.[0] ?? '') + PROBE_NAME;
  // One that is bound to its host is nowhere else, and Firefox would write each attempt to its console.
  const isHosts = /^__host-/i.test(name);
  const likely = places.filter(
    ({ isSent, attributes }) => isSent && !(isHosts && /Path=\/[^;]|Domain/.test(attributes)),
  );
  for (const some of chunks(likely, count > MANY ? 1 : PROBES_AT_ONCE)) {
    let suspects = await refused(name, some);
    if (!suspects.length) continue;
    const closed = await refused(control, suspects);
    suspects = suspects.filter((place) => !closed.includes(place));
    // Once more: a tag in another tab may have written right over the probe.
    if (suspects.length && (await refused(name, suspects)).length) return true;
  }
  return false;
}

export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
