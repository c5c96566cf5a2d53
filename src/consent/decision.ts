import { isCategory } from './categories';
import type { Regime } from './regimes';

/** What the visitor decided: the content of the one cookie. */
export interface Decision {
  /**
   * 256 random bits, 43 characters of base64url. Whoever has it is the visitor; receipts carry only its digest. `''`: nobody
   * decided, and what is older was forgotten.
   */
  readonly secret: string;
  /** base64url(SHA-256(secret)): the visitor's name in receipts. Kept beside it so that no page has to compute it. */
  readonly subject: string;
  /** When, in milliseconds since 1970, by the visitor's clock. */
  readonly at: number;
  /** ISO 3166 code the notice was chosen for, or `''` where it was unknown. */
  readonly region: string;
  /** What the region's law asks for; see `Regime`. */
  readonly regime: Regime;
  /** Version of the policy that the decision was made under. */
  readonly version: string;
  /** Answers by `answerKey`. What has no entry was never asked about, which is not a yes. */
  readonly answers: ReadonlyMap<string, boolean>;
  /** Key of the site that it was given to, of those on one host. `''`: it is an old one, which does not say. */
  readonly site: string;
}

/** FNV-1a, 32 bits. Guards against damage, not against an attacker: a script of this origin can write any cookie. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x1000193);
  return hash >>> 0;
}

/**
 * The name of an answer in the cookie: a category's own name, and up to five characters (25 bits of FNV-1a, base 36) for a service, so
 * that 40 services fit into 512 bytes.
 */
export function answerKey(name: string): string {
  return isCategory(name) ? name : (fnv1a(name) >>> 7).toString(36);
}
