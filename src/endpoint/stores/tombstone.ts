import { base64url } from '../../consent/digest';
import { digest } from '../hash';

/** Names an erased subject to whoever still holds the subject's id, and to nobody else. */
export type TombstoneMarker = (subjectId: string) => string;

/** 256 random bits, made once for each database, so that markers of two databases cannot be compared. */
export function createPepper(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

export function tombstoneMarker(pepper: string): TombstoneMarker {
  return (subjectId) => digest(`assent-erased/1 ${pepper} ${subjectId}`);
}
