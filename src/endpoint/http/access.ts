import type { Context } from 'hono';
import { base64url } from '../../consent/digest';
import type { Setup } from '../options';
import { digest } from '../runtime';
import { networkOf } from './address';
import type { Environment, Middleware } from './context';
import { createRateLimiter } from './limits';
import { Refusal } from './problem';
import { mayDo, type Role, rolesOf, sameText } from './tokens';

/** 256 bits as base64url, which both a visitor's secret and its digest are. */
export const KEY_TEXT = /^[\w-]{43}$/;

const BEARER = /^Bearer +([\x21-\x7e]{1,512})$/i;

/** The token of `Authorization: Bearer …`, which is the only place where one is looked for. */
export function bearerOf(headers: Headers): string | null {
  return BEARER.exec(headers.get('Authorization') ?? '')?.[1] ?? null;
}

/** Whether this token is the secret of that subject. Nothing is looked up, so the time tells nothing of what is stored. */
export function isSecretOf(token: string | null, subjectId: string): boolean {
  return token !== null && KEY_TEXT.test(token) && sameText(digest(token), subjectId);
}

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

/** Lets the bearer of a token of this role pass, or of the admin's. It is looked for in the `Authorization` header alone. */
export function guard(role: Role, { keys }: Setup, attempts: AdminAttempts): Middleware {
  return async (context, next) => {
    const wait = attempts.wait(context);
    // Also for the right token: a guess that cannot be told from a wrong one is worth nothing.
    if (wait > 0) {
      throw new Refusal(429, 'Too many wrong tokens of late.', { headers: { 'Retry-After': String(wait) } });
    }
    const token = bearerOf(context.req.raw.headers);
    const held = rolesOf(token, keys);
    if (held.length === 0) {
      if (token !== null) attempts.failed(context);
      const headers = { 'WWW-Authenticate': 'Bearer realm="assent"' };
      throw new Refusal(401, 'Send the token of the admin as Authorization: Bearer.', { headers });
    }
    attempts.succeeded(context);
    if (!mayDo(role, held)) throw notFor(role);
    await next();
  };
}

/** A token that is good for something else. It was not guessed, and does not count as such. */
export function notFor(role: Role): Refusal {
  return new Refusal(403, `This token is for something else; this takes one of the role ${role}, or admin.`);
}
