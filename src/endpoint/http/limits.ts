import { base64url } from '../../consent/digest';
import type { Setup } from '../options';
import { digest } from '../runtime';
import { networkOf } from './address';
import type { Middleware } from './context';
import { Refusal } from './problem';

const WINDOW = 60_000; // ms
/** About 20 MB. Beyond it the oldest windows are forgotten: a flood from many networks must not fill the memory. */
const MOST_WINDOWS = 100_000;

interface Window {
  readonly start: number;
  count: number;
}

/**
 * Takes one more from this network; the seconds to wait if it has had its share, else 0.
 *
 * @param count 0 to ask without taking. Default 1
 * @param share how many it may have had before. Default: fewer than `perMinute`
 */
type RateLimiter = (prefix: string, count?: number, share?: number) => number;

/**
 * At most `perMinute` from one network in the minute that starts with its first. Networks are kept in memory alone, as
 * a hash under a key that ends with the process.
 */
export function createRateLimiter(perMinute: number, now: () => number): RateLimiter {
  const key = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const windows = new Map<string, Window>();

  // A clock that was set back would otherwise keep a window open for as long.
  const isOver = ({ start }: Window, at: number) => at - start >= WINDOW || at < start;

  const forgetOld = (at: number) => {
    // A map keeps the order of insertion, so the oldest come first.
    for (const [name, window] of windows) {
      if (!isOver(window, at) && windows.size < MOST_WINDOWS) return;
      windows.delete(name);
    }
  };

  return (prefix, count = 1, share = perMinute - 1) => {
    const at = now();
    const name = digest(key + prefix);
    forgetOld(at);
    let window = windows.get(name);
    if (!window || isOver(window, at)) {
      windows.delete(name);
      window = { start: at, count: 0 };
      windows.set(name, window);
    }
    if (window.count > share) return Math.max(1, Math.ceil((window.start + WINDOW - at) / 1000));
    window.count += count;
    return 0;
  };
}

/**
 * Turns away, before anything is read, what comes from a network that wrote its share of this minute already. Whoever
 * finds more than one write in what was read has the others counted by `charge`.
 */
export function limitRate({ rate, trustProxy, now }: Setup): Middleware {
  if (rate === 0) return (_context, next) => next();
  const take = createRateLimiter(rate, now);
  return async (context, next) => {
    const network = networkOf(context, { trustProxy });
    const charge = (count?: number, share?: number) => {
      const wait = network === null ? 0 : take(network, count, share);
      if (wait > 0) throw Refusal.forNow(429, `At most ${rate} a minute from one network.`, wait);
    };
    charge();
    // One post may pass the share, or a post of more than the share could never be made; a second may not.
    context.set('charge', (more) => charge(more, rate));
    await next();
  };
}
