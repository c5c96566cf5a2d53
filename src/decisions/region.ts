import { readRegion, readRegionHeader } from '../consent/regions';
import type { Jurisdiction } from '../core/contracts';
import { dom } from '../dom';

/** How long the endpoint may take to say where the visitor is; then it is unknown, which is opt-in. */
const WITHIN_MS = 3_000;

type Found = Pick<Jurisdiction, 'region' | 'source'>;

const UNKNOWN: Found = { region: '', source: 'default' };

/**
 * Where the visitor is: as the setting says, the page by `<meta name="assent-region">`, or the site's own endpoint; nobody else.
 * What is said by the setting or the page has to be one region, and the same; any doubt is `''`.
 */
export async function findRegion(setting: string, endpoint: string, signal: AbortSignal): Promise<Found> {
  const isSet = setting !== 'auto';
  // In the head, where no comment of a visitor's comes.
  const metas = dom.querySelectorAll<HTMLMetaElement>('head>meta[name=assent-region]');
  const said = [...(isSet ? [readRegion(setting)] : []), ...[...metas].map((meta) => readRegionHeader(meta.content))];
  const [region] = said;
  if (region !== undefined) {
    return region && said.every((it) => it === region) ? { region, source: isSet ? 'setting' : 'page' } : UNKNOWN;
  }
  if (!endpoint) return UNKNOWN;
  try {
    const late = AbortSignal.timeout(WITHIN_MS);
    // Firefox has `any` since 124.
    const response = await fetch(`${endpoint}/region`, { signal: AbortSignal.any?.([signal, late]) ?? late });
    const answer = readRegion((await response.json()).region);
    return answer ? { region: answer, source: 'endpoint' } : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}
