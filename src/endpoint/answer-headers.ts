import type { Setup } from './options';

/**
 * Headers of an answer to this origin, `undefined` where it is none of the site's business: nothing may be taken for a
 * page, and nothing of it may stay in a cache, unless a route says otherwise.
 */
export function answerHeaders(origin: string | undefined, { origins }: Pick<Setup, 'origins'>): Record<string, string> {
  // One literal: to put it together from others takes far longer.
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    Vary: 'Origin',
  };
  if (origin !== undefined && origins.has(origin)) {
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Expose-Headers'] = 'Retry-After';
  }
  return headers;
}
