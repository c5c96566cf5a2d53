import type { Settings } from './settings';

/**
 * The address of the endpoint, absolute and without a slash at its end, or `''` where there is none. Relative to the page,
 * and not to its `<base>`, which may name another origin.
 */
export function endpointOf({ endpoint }: Settings): string {
  try {
    return endpoint ? new URL(endpoint, location.href).href.replace(/\/$/, '') : '';
  } catch {
    // Without a right address there is no endpoint.
    return '';
  }
}
