import { readRegion } from '../consent/regions';

/** How long the endpoint may take to say where the visitor is; then it is unknown, which is opt-in. */
const WITHIN_MS = 3_000;

/** Where the visitor is: as the site says, or its own endpoint, nobody else. Any doubt is `''`. */
export async function findRegion(region: string, endpoint: string, signal: AbortSignal): Promise<string> {
  if (region !== 'auto' || !endpoint) return readRegion(region);
  try {
    const late = AbortSignal.timeout(WITHIN_MS);
    // Firefox has `any` since 124.
    const response = await fetch(`${endpoint}/region`, { signal: AbortSignal.any?.([signal, late]) ?? late });
    return readRegion((await response.json()).region);
  } catch {
    return '';
  }
}
