import type { AdminAttempts } from './admin-attempts';
import { bearerOf, isAdmin } from './credentials';
import type { Middleware } from './environment';
import type { Setup } from './options';
import { Refusal } from './problem';

/** Lets the bearer of the admin's token pass, which is looked for in the `Authorization` header and nowhere else. */
export function guardAdmin({ adminDigest }: Setup, attempts: AdminAttempts): Middleware {
  return async (context, next) => {
    const wait = attempts.wait(context);
    // Also for the right token: a guess that cannot be told from a wrong one is worth nothing.
    if (wait > 0) {
      throw new Refusal(429, 'Too many wrong tokens of late.', { headers: { 'Retry-After': String(wait) } });
    }
    const token = bearerOf(context.req.raw.headers);
    if (!isAdmin(token, adminDigest)) {
      if (token !== null) attempts.failed(context);
      const headers = { 'WWW-Authenticate': 'Bearer realm="assent"' };
      throw new Refusal(401, 'Send the token of the admin as Authorization: Bearer.', { headers });
    }
    attempts.succeeded(context);
    await next();
  };
}
