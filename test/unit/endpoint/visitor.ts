import { randomBytes, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../../src/consent/canonical';
import { digest } from '../../../src/consent/digest';
import type { Entry } from '../../../src/endpoint/stores/store';
import { RECEIPT_SCHEMA, type Receipt } from '../../../src/receipts/receipt';

export const ORIGIN = 'https://klouttrack.com';
export const NOTICE_HASH = `sha256-${digest('a notice')}`;

export interface Visitor {
  readonly secret: string;
  readonly subjectId: string;
  /** A valid receipt with a new id, with these fields in place of its own. */
  receipt(fields?: Record<string, unknown>): Receipt;
}

export function createVisitor(): Visitor {
  const secret = randomBytes(32).toString('base64url');
  const subjectId = digest(secret);
  return {
    secret,
    subjectId,
    receipt: (fields) => ({
      schema: RECEIPT_SCHEMA,
      receiptId: randomUUID(),
      subjectId,
      issuedAt: '2026-11-22T10:00:00.000Z',
      origin: ORIGIN,
      action: 'accept-all',
      method: 'banner',
      categories: { necessary: true, preferences: true, analytics: true, marketing: false },
      services: { 'google-analytics': true, 'meta-pixel': false },
      policy: { url: '/privacy', version: '2025-02' },
      notice: { hash: NOTICE_HASH, language: 'ar', regime: 'opt-in', region: 'OM' },
      signals: { gpc: false },
      expiresAt: '2027-05-21T10:00:00.000Z',
      previous: null,
      sdk: '0.1.0',
      ...fields,
    }),
  };
}

/** A receipt as the endpoint hands it to a store. */
export function entryOf(receipt: Receipt): Entry {
  return { receipt, body: canonicalJson(receipt) };
}
