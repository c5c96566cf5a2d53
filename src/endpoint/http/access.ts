import type { Context } from 'hono';
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

/** Counts the wrong tokens. */
export interface AdminAttempts {
  /** What this token opens now: nothing, where it is wrong, or may have been guessed while too many wrong ones come. */
  rolesOf(token: string | null, context: Context<Environment>): Role[];
  /** Seconds until another wrong token is answered as one, 0 for now. */
  wait(context: Context<Environment>): number;
  failed(context: Context<Environment>): void;
}

export function createAdminAttempts({ trustProxy, now, keys }: Setup): AdminAttempts {
  const fromOne = createRateLimiter(FROM_ONE_NETWORK, now);
  const inAll = createRateLimiter(IN_ALL, now);
  // Requests of unknown origin count as one network: otherwise guessing would be free where no address is passed on.
  const nameOf = (context: Context<Environment>) => networkOf(context, { trustProxy }) ?? '';
  const wait = (context: Context<Environment>) => fromOne(nameOf(context), 0) || inAll('', 0);

  return {
    rolesOf: (token, context) => rolesOf(token, wait(context) === 0 ? keys : keys.filter(({ isSafe }) => isSafe)),
    wait,
    failed(context) {
      fromOne(nameOf(context));
      inAll('');
    },
  };
}

/** Lets the bearer of a token of this role pass, or of the admin's. It is looked for in the `Authorization` header alone. */
export function guard(role: Role, attempts: AdminAttempts): Middleware {
  return async (context, next) => {
    const token = bearerOf(context.req.raw.headers);
    const held = attempts.rolesOf(token, context);
    if (held.length === 0) {
      const wait = attempts.wait(context);
      if (wait > 0) throw Refusal.forNow(429, 'Too many wrong tokens of late.', wait);
      if (token !== null) attempts.failed(context);
      const headers = { 'WWW-Authenticate': 'Bearer realm="assent"' };
      throw new Refusal(401, 'Send the token of the admin as Authorization: Bearer.', { headers });
    }
    if (!mayDo(role, held)) throw notFor(role);
    await next();
  };
}

/** A token that is good for something else. It was not guessed, and does not count as such. */
export function notFor(role: Role): Refusal {
  return new Refusal(403, `This token is for something else; this takes one of the role ${role}, or admin.`);
}
