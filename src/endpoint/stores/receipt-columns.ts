import { canonicalJson } from '../../consent/canonical';
import { RECEIPT_SCHEMA, type Receipt } from '../../receipts/receipt';
import { servicesText } from '../services-text';
import { fromBase64url, fromNotice, fromUuid, toBase64url, toNotice, toUuid } from './bytes';
import { GRANTS } from './grants';

/** A receipt as columns: all of it, and nothing twice. Ids and hashes are bytes, times the texts that they were sent as. */
export interface ReceiptColumns {
  readonly receipt_id: Uint8Array;
  readonly subject_id: Uint8Array;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly origin: string;
  readonly action: string;
  readonly method: string;
  /** Sum of GRANTS. */
  readonly grants: number;
  /** Canonical JSON. */
  readonly services: string;
  readonly policy_url: string;
  readonly policy_version: string;
  readonly notice: Uint8Array;
  readonly language: string;
  readonly regime: string;
  readonly region: string | null;
  /** 0 or 1. */
  readonly gpc: number;
  readonly previous: Uint8Array | null;
  readonly sdk: string;
}

export function toColumns(receipt: Receipt): ReceiptColumns {
  const { categories, policy, notice, previous } = receipt;
  return {
    receipt_id: fromUuid(receipt.receiptId),
    subject_id: fromBase64url(receipt.subjectId),
    issued_at: receipt.issuedAt,
    expires_at: receipt.expiresAt,
    origin: receipt.origin,
    action: receipt.action,
    method: receipt.method,
    grants: GRANTS.reduce((sum, category, i) => sum + (categories[category] ? 1 << i : 0), 0),
    services: servicesText(receipt.services),
    policy_url: policy.url,
    policy_version: policy.version,
    notice: fromNotice(notice.hash),
    language: notice.language,
    regime: notice.regime,
    region: notice.region,
    gpc: Number(receipt.signals.gpc),
    previous: previous === null ? null : fromUuid(previous),
    sdk: receipt.sdk,
  };
}

/** @throws for columns that were tampered with in such a way that they are no receipt any more */
export function fromColumns(columns: ReceiptColumns): Receipt {
  requireOneForm(columns);
  const [preferences, analytics, marketing] = GRANTS.map((_, i) => (columns.grants & (1 << i)) !== 0);
  return {
    schema: RECEIPT_SCHEMA,
    receiptId: toUuid(columns.receipt_id),
    subjectId: toBase64url(columns.subject_id),
    issuedAt: columns.issued_at,
    origin: columns.origin,
    action: columns.action,
    method: columns.method,
    categories: { necessary: true, preferences, analytics, marketing },
    services: JSON.parse(columns.services),
    policy: { url: columns.policy_url, version: columns.policy_version },
    notice: {
      hash: toNotice(columns.notice),
      language: columns.language,
      regime: columns.regime,
      region: columns.region,
    },
    signals: { gpc: columns.gpc === 1 },
    expiresAt: columns.expires_at,
    previous: columns.previous && toUuid(columns.previous),
    sdk: columns.sdk,
  } as Receipt;
}

/**
 * Where several values could be read as the same, one alone is what was written: with any other a row would have been
 * altered, and still be the receipt that its leaf commits to.
 */
function requireOneForm({ grants, gpc, services }: ReceiptColumns): void {
  const isWritten = Number.isInteger(grants) && grants >= 0 && grants < 1 << GRANTS.length && (gpc === 0 || gpc === 1);
  if (!isWritten || canonicalJson(JSON.parse(services)) !== services) throw new TypeError('the columns are no receipt');
}

/** The columns of a row that is no receipt, or not any more. */
export const NO_RECEIPT: { readonly [Name in keyof ReceiptColumns]: null } = {
  receipt_id: null,
  subject_id: null,
  issued_at: null,
  expires_at: null,
  origin: null,
  action: null,
  method: null,
  grants: null,
  services: null,
  policy_url: null,
  policy_version: null,
  notice: null,
  language: null,
  regime: null,
  region: null,
  gpc: null,
  previous: null,
  sdk: null,
};

/** Does the row hold anything of a receipt? A `region` alone, say, is what is left of a tampered one. */
export function hasReceipt(row: { readonly [Name in keyof ReceiptColumns]: ReceiptColumns[Name] | null }): boolean {
  return Object.keys(NO_RECEIPT).some((name) => row[name as keyof ReceiptColumns] !== null);
}
