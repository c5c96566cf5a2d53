import type { Setup } from './options';

/** Nothing may be taken for a page, and nothing of it may stay in a cache, unless a route says otherwise. */
const EVERY_ANSWER = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
} as const;

/** Headers of an answer to this origin, `undefined` where it is none of the site's business. */
export function answerHeaders(origin: string | undefined, { origins }: Pick<Setup, 'origins'>): Record<string, string> {
  if (origin === undefined || !origins.has(origin)) return { ...EVERY_ANSWER, Vary: 'Origin' };
  return {
    ...EVERY_ANSWER,
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}
