import { base64url as portableBase64url, digest as portableDigest } from '../consent/digest';

/** Node's own where there is one, ten times as fast; the handler also runs where there is none. */
export const native = globalThis.process?.getBuiltinModule?.('node:crypto');

/** base64url of SHA-256 of the UTF-8 bytes of a text. */
export const digest: (text: string) => string = native ? nativeDigest(native) : portableDigest;

function nativeDigest({ hash, createHash }: typeof import('node:crypto')): (text: string) => string {
  // In one call, from Node 20.12 on, a sixth of the time.
  if (hash) return (text) => hash('sha256', text, 'base64url');
  return (text) => createHash('sha256').update(text).digest('base64url');
}

/** `sha256-` and the digest of a notice's canonical JSON. */
export const noticeHash = (canonical: string): string => `sha256-${digest(canonical)}`;

/** RFC 4648 base64url, unpadded. */
export const base64url: (bytes: Uint8Array) => string = native
  ? ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length).toString('base64url')
  : portableBase64url;

/** `2026-11-24`, in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * Lets waiting requests in between the steps of long work. An `await` alone does not: SQLite answers at once, and what
 * waits for the network only gets its turn after that.
 */
export function yieldToRequests(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
