/**
 * Signs heads, so that whoever can write to the database but has not the key cannot make a chain anew. Ed25519
 * (RFC 8032), by Node.
 */
export interface Signer {
  /** Raw public key, base64url. */
  readonly publicKey: string;
  /** base64url of the signature of a head. */
  sign(head: string): string;
}

const native = globalThis.process?.getBuiltinModule?.('node:crypto');

/** What is signed says what it is: a signature of this key for something else is none of a head. */
const signed = (head: string) => Buffer.from(`assent-head/1\n${head}`);

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
  return { publicKey, sign: (head) => crypto.sign(null, signed(head), key).toString('base64url') };
}

/** @param publicKey raw, as base64url. A key or signature that is none is simply not valid. */
export function isSignedBy(publicKey: string, head: string, signature: string): boolean {
  const crypto = requireNode();
  try {
    const key = crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return crypto.verify(null, signed(head), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function requireNode() {
  if (!native) throw new TypeError('signatures need Node');
  return native;
}
