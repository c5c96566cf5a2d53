import { createPublicKey } from 'node:crypto';
import { Misuse } from './misuse';
import { readFile } from './read-file';

const FLAG = '--public-key';
const RAW = /^[\w-]{43}$/;

/** The Ed25519 key of a file, raw as base64url, which is how the log has it. */
export function readPublicKey(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const text = readFile(FLAG, file).trim();
  if (RAW.test(text)) return text;
  try {
    const { crv, x } = createPublicKey(text).export({ format: 'jwk' });
    if (crv === 'Ed25519' && x) return x;
  } catch {
    // Said below, without a word of what is in the file: it may be the private key.
  }
  throw new Misuse(FLAG, `${file} holds no Ed25519 public key; write it as PEM, or as 43 characters of base64url`);
}
