import { digest } from './hash';

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

/** Whether this token has that digest; no admin token means no admin. */
export function isAdmin(token: string | null, adminDigest: string | null): boolean {
  return token !== null && adminDigest !== null && sameText(digest(token), adminDigest);
}

/** Compares in a time that depends on the length alone. */
export function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
