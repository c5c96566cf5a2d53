import { bearerOf, notFor } from '../endpoint/http/access';
import { createRateLimiter } from '../endpoint/http/limits';
import { problem } from '../endpoint/http/problem';
import { routePath } from '../endpoint/http/routing';
import { type Key, mayDo, rolesOf } from '../endpoint/http/tokens';
import type { Endpoint } from '../endpoint/index';
import type { Metrics } from './metrics';

const PATH = '/metrics';

/** In all: this must be no better place to guess the admin's token at than the admin's own routes. */
const WRONG_TOKENS_A_MINUTE = 20;

/** `GET /metrics` alone, for a port that only the machine itself reaches. */
export function metricsAlone(metrics: Metrics): Endpoint {
  return async (request) =>
    routePath('')(request) === PATH ? answer(request, metrics) : problem(404, 'Use /metrics.');
}

/** `GET /metrics` beside the endpoint's routes, for whoever has a token for it, or the admin's. No token, no such route. */
export function metricsBeside(
  endpoint: Endpoint,
  metrics: Metrics,
  { keys, base }: { readonly keys: readonly Key[]; readonly base: string },
): Endpoint {
  if (!keys.some(({ role }) => mayDo('metrics', [role]))) return endpoint;
  const pathOf = routePath(base);
  const takeWrong = createRateLimiter(WRONG_TOKENS_A_MINUTE, Date.now);
  return async (request, connection) => {
    if (pathOf(request) !== PATH) return endpoint(request, connection);
    const token = bearerOf(request.headers);
    // Whatever else comes: the command takes no token that could be guessed.
    const held = rolesOf(token, keys);
    if (mayDo('metrics', held)) return answer(request, metrics);
    if (held.length > 0) return notFor('metrics').toResponse();
    const wait = takeWrong('', token === null ? 0 : 1);
    if (wait > 0) {
      const headers = { ...HEADERS, 'Retry-After': String(wait) };
      return problem(429, 'Too many wrong tokens of late.', { headers });
    }
    return problem(401, 'Send a token for metrics, or the admin token, as bearer.', {
      headers: { ...HEADERS, 'WWW-Authenticate': 'Bearer' },
    });
  };
}

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

async function answer({ method }: Request, metrics: Metrics): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') {
    return problem(405, 'Use GET or HEAD.', { headers: { ...HEADERS, Allow: 'GET, HEAD' } });
  }
  const text = await metrics.text();
  return new Response(method === 'HEAD' ? null : text, { headers: { ...HEADERS, 'Content-Type': metrics.type } });
}
