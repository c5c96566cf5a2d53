import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { SHORTEST_SAFE_TOKEN } from '../endpoint/http/tokens';
import { createSigner } from '../endpoint/index';
import { Misuse } from './failures';

/** An Ed25519 public key as base64url. */
const RAW_KEY = /^[\w-]{43}$/;

/** The text of the file that a flag names. */
export function readFile(flag: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misuse(flag, `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** The same of a file that nobody else may read. */
export function readSecret(flag: string, file: string, warn: (text: string) => void): string {
  const text = readFile(flag, file);
  // Not by its group, which shows 4 where systemd lets the one user read it. Windows has no such mode, and says 666 of all.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o004) !== 0)
    warn(`${flag}: other users of this machine can read ${file}; run chmod 600 ${file}`);
  return text;
}

/** The value of the JSON file that a flag names. */
export function readJson(flag: string, file: string): unknown {
  // Editors on Windows begin a file with a mark of its encoding.
  const text = readFile(flag, file).replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Misuse(flag, `${file} is not JSON (${(error as Error).message})`);
  }
}

/** The admin's token, or `undefined` for no admin. It never stands on a command line, where every user could read it. */
export function readAdminToken(
  file: string | undefined,
  variable: string | undefined,
  warn: (text: string) => void,
): string | undefined {
  const flag = '--admin-token-file';
  const token = (file === undefined ? variable : readSecret(flag, file, warn))?.trim();
  if (file !== undefined && !token) {
    throw new Misuse(flag, `${file} is empty; put the token in it, or leave the flag out for no admin`);
  }
  // Paths can be guessed.
  if (file === undefined && token && existsSync(token)) {
    throw new Misuse('ASSENT_ADMIN_TOKEN', `is the path of a file, and no token; name the file with ${flag}`);
  }
  if (token && token.length < SHORTEST_SAFE_TOKEN) {
    const where = file ?? 'ASSENT_ADMIN_TOKEN';
    throw new Misuse(
      flag,
      `the token in ${where} has ${token.length} characters and can be guessed; make one with: openssl rand -base64 32`,
    );
  }
  return token || undefined;
}

/** The key's PEM, once it is known to be one that signs. */
export function readSigningKey(
  file: string | undefined,
  warn: (text: string) => void,
  flag = '--signing-key-file',
): string | undefined {
  if (file === undefined) return undefined;
  const pem = readSecret(flag, file, warn);
  try {
    createSigner(pem);
    return pem;
  } catch (error) {
    throw new Misuse(flag, `${file}: ${(error as Error).message}`);
  }
}

/** No bytes that an editor could have put there unseen. The least is the store's too, which cannot name the file. */
const ENCRYPTION_KEY = /^[\x21-\x7e]{22,512}$/;

/** The key of an encrypted database, or `undefined` for none. */
export function readEncryptionKey(
  file: string | undefined,
  warn: (text: string) => void,
  flag = '--encryption-key-file',
): string | undefined {
  if (file === undefined) return undefined;
  const key = readSecret(flag, file, warn).trim();
  if (!ENCRYPTION_KEY.test(key)) {
    throw new Misuse(
      flag,
      `${file} holds no key, which is one line of 22 to 512 characters; make one: openssl rand -base64 32`,
    );
  }
  return key;
}

/** The Ed25519 key of a file, raw as base64url, which is how the log has it. */
export function readPublicKey(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const flag = '--public-key';
  const text = readFile(flag, file).trim();
  if (RAW_KEY.test(text)) return text;
  try {
    const { crv, x } = createPublicKey(text).export({ format: 'jwk' });
    if (crv === 'Ed25519' && x) return x;
  } catch {
    // Said below, without a word of what is in the file: it may be the private key.
  }
  throw new Misuse(flag, `${file} holds no Ed25519 public key; write it as PEM, or as 43 characters of base64url`);
}
