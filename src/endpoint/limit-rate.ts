import type { Middleware } from './environment';
import { networkOf } from './network-of';
import type { Setup } from './options';
import { Refusal } from './problem';
import { createRateLimiter } from './rate-limiter';

/** Turns away, before anything is read, what comes from a network that wrote its share of this minute already. */
export function limitRate({ rate, trustProxy, now }: Setup): Middleware {
  if (rate === 0) return (_context, next) => next();
  const take = createRateLimiter(rate, now);
  return async (context, next) => {
    const network = networkOf(context, { trustProxy });
    const wait = network === null ? 0 : take(network);
    if (wait > 0) {
      throw new Refusal(429, `At most ${rate} a minute from one network.`, {
        headers: { 'Retry-After': String(wait) },
      });
    }
    await next();
  };
}
