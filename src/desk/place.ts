import { readRegion } from '../consent/regions';

/** How long the endpoint may take to say where the visitor is; then it is unknown, which is opt-in. */
const REGION_WITHIN_MS = 3_000;

/** Where the visitor is: as the site says, or its own endpoint, nobody else. Any doubt is `''`. */
export async function findRegion(region = 'auto', endpoint: string): Promise<string> {
  if (region !== 'auto' || !endpoint) return readRegion(region);
  try {
    const response = await fetch(`${endpoint}/region`, { signal: AbortSignal.timeout(REGION_WITHIN_MS) });
    return readRegion((await response.json()).region);
  } catch {
    return '';
  }
}
