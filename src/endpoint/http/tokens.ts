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
  /** It is too long to be guessed. */
  readonly isSafe: boolean;
}

/**
 * 128 bits in base64url, and a passphrase of this length is no worse (ASVS 11.5.1). No flood of guesses finds such a token,
 * so the right one passes whatever else comes: otherwise anybody could shut the admin out. A shorter one waits with the guesses.
 */
export const SHORTEST_SAFE_TOKEN = 22;

/** What a header can carry, and `Authorization: Bearer` takes. */
export const TOKEN_TEXT = /^[\x21-\x7e]{1,512}$/;

export function keysOf({ adminToken, tokens = {} }: { adminToken?: string | undefined; tokens?: Tokens }): Key[] {
  // What reads one from a file brings along the end of its line.
  const all = {
    ...tokens,
    admin: [adminToken ?? '', ...(tokens.admin ?? [])].map((token) => token.trim()).filter(Boolean),
  };
  return ROLES.flatMap((role) =>
    (all[role] ?? []).map((token) => ({ role, digest: digest(token), isSafe: token.length >= SHORTEST_SAFE_TOKEN })),
  );
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
