import { native } from '../runtime';
import { signedText } from './chain';

/**
 * Signs heads, so that whoever can write to the database but has not the key cannot make a chain anew. Ed25519
 * (RFC 8032), by Node.
 */
export interface Signer {
  /** Raw public key, base64url. */
  readonly publicKey: string;
  /** base64url of the signature of a head. */
  sign(head: string): string;
  /** base64url of the signature by which this key vouches for another public key, the one that follows it. */
  vouch(publicKey: string): string;
}

/** What is signed says what it is: a signature of this key for something else is none of a head. */
const signed = (head: string) => Buffer.from(signedText(head));
const vouched = (publicKey: string) => Buffer.from(`assent-key/1\n${publicKey}`);

/**
 * @param pem private key in PKCS #8, as `openssl genpkey -algorithm ed25519` writes it
 * @throws TypeError for any other text
 */
export function createSigner(pem: string): Signer {
  const crypto = requireNode();
  let key: import('node:crypto').KeyObject;
  try {
    key = crypto.createPrivateKey(pem);
  } catch {
    // The error of the library may quote the key.
    throw new TypeError('the signing key is not a private key in PEM; make one: openssl genpkey -algorithm ed25519');
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new TypeError(`the signing key is ${key.asymmetricKeyType}; make one: openssl genpkey -algorithm ed25519`);
  }
  const publicKey = crypto.createPublicKey(key).export({ format: 'jwk' }).x as string;
  const sign = (bytes: Buffer) => crypto.sign(null, bytes, key).toString('base64url');
  return { publicKey, sign: (head) => sign(signed(head)), vouch: (other) => sign(vouched(other)) };
}

/** @param publicKey raw, as base64url. A key or signature that is none is simply not valid. */
export function isSignedBy(publicKey: string, head: string, signature: string): boolean {
  return isValid(publicKey, signed(head), signature);
}

/** Whether one key vouches for the other. */
export function isVouchedBy(publicKey: string, other: string, signature: string): boolean {
  return isValid(publicKey, vouched(other), signature);
}

function isValid(publicKey: string, bytes: Buffer, signature: string): boolean {
  const crypto = requireNode();
  try {
    const key = crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return crypto.verify(null, bytes, key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function requireNode() {
  if (!native) throw new TypeError('signatures need Node');
  return native;
}
