import { signedText } from '../../../src/endpoint/log/chain';
import { type CheckedProof, type CheckOptions, followProof, signedBy } from '../../../src/endpoint/log/follow-proof';

/** What came of it: what the proof shows, or that this browser cannot look at signatures. */
export type Outcome = CheckedProof | 'unable';

/** Does what `npx assent verify --proof` does, by the same rule; signatures are checked by Web Crypto. */
export async function checkProof(proof: unknown, { head, publicKey }: CheckOptions): Promise<Outcome> {
  const { checked, signed } = followProof(proof, head);
  if (publicKey === undefined || !checked.ok) return checked;
  if (!signed) return signedBy(checked, false);
  const isSigned = await isSignedBy(publicKey, ...signed);
  return isSigned === undefined ? 'unable' : signedBy(checked, isSigned);
}

/** @returns `undefined` where this browser does not know Ed25519, or the page came over plain http */
async function isSignedBy(publicKey: string, head: string, signature: string): Promise<boolean | undefined> {
  if (!crypto.subtle) return undefined;
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']);
    const text = new TextEncoder().encode(signedText(head));
    return await crypto.subtle.verify('Ed25519', key, bytesOf(signature), text);
  } catch (error) {
    // What is no key, or no signature, is simply not right.
    return (error as Error).name === 'NotSupportedError' ? undefined : false;
  }
}

/** @throws for what is not base64url */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
