import { readFileSync } from 'node:fs';
import { Misuse } from './misuse';

const FLAG = '--admin-token-file';
/** 128 bits in base64url is 22 characters; a passphrase of this length is no worse (ASVS 11.5.1). */
const SHORTEST_SAFE = 22;

/** The admin's token, or `undefined` for no admin. It never stands on a command line, where every user could read it. */
export function readAdminToken(
  file: string | undefined,
  variable: string | undefined,
  warn: (text: string) => void,
): string | undefined {
  const token = file === undefined ? variable : readFile(file);
  if (token !== undefined && token.length < SHORTEST_SAFE) {
    warn(`the admin token has ${token.length} characters; make one with: openssl rand -base64 32`);
  }
  return token || undefined;
}

function readFile(file: string): string {
  let token: string;
  try {
    token = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Misuse(FLAG, `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (!token) throw new Misuse(FLAG, `${file} is empty; put the token in it, or leave the flag out for no admin`);
  return token;
}
