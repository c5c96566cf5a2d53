import { signal } from '@preact/signals';
import type { Receipt } from '../receipts/receipt';
import { announcement } from './act';
import type { FoundReceipt } from './answers';
import { Failure } from './api';
import { idKind } from './id-kind';
import { counted } from './percent';
import { failed, session } from './session';

/** What was asked for, as it stands in the field. */
export const sought = signal('');
export const found = signal<readonly FoundReceipt[]>([]);
/** Of those that were found, which is open. */
export const opened = signal(0);
export const lookupFault = signal('');

/** By the id of a receipt or of a subject. */
export async function lookUp(id: string): Promise<void> {
  const api = session.value;
  const kind = idKind(id);
  sought.value = id;
  found.value = [];
  lookupFault.value = kind
    ? ''
    : 'That is no id. A receipt’s has 36 characters and four hyphens, a subject’s has 43 characters.';
  if (!kind || !api) return;
  try {
    const receipts = kind === 'receipt' ? [await api.receipt(id)] : await api.receiptsOf(id);
    if (sought.value !== id || session.value !== api) return;
    if (!receipts.every(({ receipt }) => isWhole(receipt))) {
      lookupFault.value = 'What is stored there is no receipt any more: it was altered. Verify the log.';
      return;
    }
    opened.value = 0;
    found.value = receipts;
    announcement.value = `${counted(receipts.length, 'receipt')} found.`;
    if (!receipts.length) lookupFault.value = 'There is no receipt of this subject. It may have been erased.';
  } catch (cause) {
    const isMissing = cause instanceof Failure && cause.status === 404;
    lookupFault.value = isMissing ? 'There is no receipt with this id. It may have been erased.' : failed(cause);
  }
}

// Nothing of it outlives the session.
session.subscribe((api) => {
  if (api) return;
  sought.value = '';
  found.value = [];
  lookupFault.value = '';
});

/** Somebody may have changed the database by hand, which is when receipts are looked up. */
function isWhole(receipt: Partial<Receipt> | null): boolean {
  const { categories, services, policy, notice, signals } = receipt ?? {};
  return [categories, services, policy, notice, signals].every((part) => typeof part === 'object' && part !== null);
}
