import type { Receipt } from '../receipts/receipt';
import { servicesText } from './services-text';

/** Canonical JSON (RFC 8785) of a receipt: the same as `canonicalJson` gives, in a fraction of the time. */
export function receiptText({ categories, notice, policy, signals, services, ...receipt }: Receipt): string {
  // The members in their order. Only the services' names are not known in advance.
  const before = {
    action: receipt.action,
    categories: {
      analytics: categories.analytics,
      marketing: categories.marketing,
      necessary: categories.necessary,
      preferences: categories.preferences,
    },
    expiresAt: receipt.expiresAt,
    issuedAt: receipt.issuedAt,
    method: receipt.method,
    notice: { hash: notice.hash, language: notice.language, regime: notice.regime, region: notice.region },
    origin: receipt.origin,
    policy: { url: policy.url, version: policy.version },
    previous: receipt.previous,
    receiptId: receipt.receiptId,
    schema: receipt.schema,
    sdk: receipt.sdk,
  };
  const after = { signals: { gpc: signals.gpc }, subjectId: receipt.subjectId };
  return `${JSON.stringify(before).slice(0, -1)},"services":${servicesText(services)},${JSON.stringify(after).slice(1)}`;
}
