import type { Load } from '../parts';
import type { Identity } from './record';

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace('=', '');

/** Made before anything is asked, so that nothing has to be computed within the click. Stored only with a decision. */
export async function newIdentity(load: Load): Promise<Identity> {
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const subject = crypto.subtle
    ? base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))))
    : // Plain http has no SubtleCrypto.
      (await load('office')).digest(secret);
  return { secret, subject };
}
