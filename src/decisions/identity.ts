import type { Identity, Load } from '../core/contracts';

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace('=', '');

async function newIdentity(load: Load): Promise<Identity> {
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const subject = crypto.subtle
    ? base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))))
    : // Plain http has no SubtleCrypto.
      (await load('decisions')).digest(secret);
  return { secret, subject };
}

/**
 * Identities are made before anybody decides, so that nothing has to be computed within the click, and stored only with a
 * decision. One that was decided under is never given twice: the endpoint may have been asked to forget it.
 */
export interface Identities {
  /** One that nobody has decided under. */
  take(): Identity;
  /** Resolves once there is one to take. */
  ready(): Promise<unknown>;
}

export async function createIdentities(load: Load): Promise<Identities> {
  let next: Identity | undefined;
  const make = async () => {
    next ??= await newIdentity(load);
  };
  await make();
  return {
    take() {
      const taken = next;
      if (!taken) throw new Error('[assent] there is no identity to decide under yet');
      next = undefined;
      // Not within the click. Who needs it waits for `ready`, and is told there what fails.
      setTimeout(() => make().catch(() => {}));
      return taken;
    },
    ready: make,
  };
}
