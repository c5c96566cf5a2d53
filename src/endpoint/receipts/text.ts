import { canonicalJson } from '../../consent/canonical';
import type { Receipt } from '../../receipts/receipt';

/**
 * Canonical JSON (RFC 8785) of a receipt that `inShape` has put together: the same as `canonicalJson` gives, in a fraction of the
 * time. All members are in their order then but the services, whose names are the site's.
 */
export function receiptText(inShape: Receipt): string {
  return isInOrder(inShape.services) ? JSON.stringify(inShape) : canonicalJson(inShape);
}

/** Canonical JSON (RFC 8785) of a receipt's services. */
export function servicesText(services: Receipt['services']): string {
  return isInOrder(services) ? JSON.stringify(services) : canonicalJson(services);
}

/** Browsers send them so, and then JSON.stringify writes what is canonical. */
function isInOrder(services: Receipt['services']): boolean {
  const names = Object.keys(services);
  return names.every((name, i) => i === 0 || (names[i - 1] as string) < name);
}
