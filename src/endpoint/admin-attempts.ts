import type { Context } from 'hono';
import { base64url } from '../consent/digest';
import type { Environment } from './environment';
import { digest } from './hash';
import { networkOf } from './network-of';
import type { Setup } from './options';
import { createRateLimiter } from './rate-limiter';

/** Wrong tokens a minute. A person mistypes a few; whoever guesses needs millions. */
const FROM_ONE_NETWORK = 20;
const IN_ALL = 200;
/** The networks of as many admins are told apart from those of guessers. */
const MOST_KNOWN = 100;

/** Counts the wrong tokens. Networks are kept in memory alone, as a hash under a key that ends with the process. */
export interface AdminAttempts {
  /** Seconds until a token of this request may be looked at, 0 for now. */
  wait(context: Context<Environment>): number;
  failed(context: Context<Environment>): void;
  succeeded(context: Context<Environment>): void;
}

export function createAdminAttempts({ trustProxy, now }: Setup): AdminAttempts {
  const fromOne = createRateLimiter(FROM_ONE_NETWORK, now);
  const inAll = createRateLimiter(IN_ALL, now);
  const key = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const known = new Set<string>();
  // Requests of unknown origin count as one network: otherwise guessing would be free where no address is passed on.
  const nameOf = (context: Context<Environment>) => digest(key + (networkOf(context, { trustProxy }) ?? ''));

  return {
    wait(context) {
      const name = nameOf(context);
      // Guesses from many networks must not shut the admin out who was here before.
      return fromOne(name, 0) || (known.has(name) ? 0 : inAll('', 0));
    },
    failed(context) {
      fromOne(nameOf(context));
      inAll('');
    },
    succeeded(context) {
      known.add(nameOf(context));
      if (known.size > MOST_KNOWN) for (const oldest of known) return void known.delete(oldest);
    },
  };
}
