import { canonicalJson } from '../consent/canonical';
import type { Receipt } from '../receipts/receipt';

/** Canonical JSON (RFC 8785) of a receipt's services: the same as `canonicalJson` gives, in a fraction of the time. */
export function servicesText(services: Receipt['services']): string {
  const names = Object.keys(services);
  // Browsers send them in their order, and then JSON.stringify writes what is canonical.
  const isInOrder = names.every((name, i) => i === 0 || (names[i - 1] as string) < name);
  return isInOrder ? JSON.stringify(services) : canonicalJson(services);
}
