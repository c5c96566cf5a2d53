import { digest } from '../runtime';

/** What a token opens: all of the admin's, or one thing alone. */
export const ROLES = ['admin', 'read', 'erase', 'metrics'] as const;
export type Role = (typeof ROLES)[number];

/** Any number for each role, so that an old one and a new one are good at once while they are changed. */
export type Tokens = Readonly<Partial<Record<Role, readonly string[]>>>;

/** A token as it is kept: as its hash. */
export interface Key {
  readonly role: Role;
  readonly digest: string;
}

/** What a header can carry, and `Authorization: Bearer` takes. */
export const TOKEN_TEXT = /^[\x21-\x7e]{1,512}$/;

export function keysOf({ adminToken, tokens = {} }: { adminToken?: string | undefined; tokens?: Tokens }): Key[] {
  const ofRole = (role: Role) => (tokens[role] ?? []).map((token) => ({ role, digest: digest(token) }));
  return [...(adminToken ? [{ role: 'admin' as const, digest: digest(adminToken) }] : []), ...ROLES.flatMap(ofRole)];
}

/** The roles of this token, none for a wrong one. All are compared, so that the time does not tell which of them it is. */
export function rolesOf(token: string | null, keys: readonly Key[]): Role[] {
  if (token === null) return [];
  const given = digest(token);
  return keys.filter((key) => sameText(given, key.digest)).map(({ role }) => role);
}

export function mayDo(role: Role, held: readonly Role[]): boolean {
  return held.includes('admin') || held.includes(role);
}

/** Compares in a time that depends on the length alone. */
export function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
