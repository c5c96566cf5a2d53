import { computed, signal } from '@preact/signals';
import type { Receipt } from '../../../src/receipts/receipt';
import type { Assent, Consent, OwnReceipt } from '../../../src/types';
import { fetchReceipts, type KeptReceipt, type Key, readKey } from './endpoint';

export const consent = signal<Consent | null>(null);
const browser = signal<readonly OwnReceipt[]>([]);
const server = signal<readonly KeptReceipt[]>([]);
export const status = signal<'loading' | 'ready' | 'unreachable' | 'absent'>('loading');
/** After an erasure: how many receipts the endpoint still has, `null` where it could not be asked. */
export const erased = signal<{ readonly left: number | null } | null>(null);

/** One receipt, as each side has it. */
export interface Row {
  readonly receipt: Receipt;
  readonly browser: OwnReceipt | undefined;
  readonly server: KeptReceipt | undefined;
  readonly agree: boolean;
}

export const rows = computed<readonly Row[]>(() => {
  const ids = new Set([
    ...browser.value.map((own) => own.receipt.receiptId),
    ...server.value.map((kept) => kept.receiptId),
  ]);
  return [...ids].map(rowOf).sort((a, b) => b.receipt.issuedAt.localeCompare(a.receipt.issuedAt));
});

function rowOf(id: string): Row {
  const own = browser.value.find(({ receipt }) => receipt.receiptId === id);
  const kept = server.value.find(({ receiptId }) => receiptId === id);
  const receipt = (own?.receipt ?? kept) as Receipt;
  return { receipt, browser: own, server: kept, agree: !own || !kept || same(own.receipt, kept) };
}

/** The endpoint adds the time of receipt and may order the members in its own way. */
function same(own: unknown, kept: unknown): boolean {
  if (typeof own !== 'object' || own === null || typeof kept !== 'object' || kept === null) return own === kept;
  return Object.entries(own).every(([name, value]) => same(value, (kept as Record<string, unknown>)[name]));
}

let assent: Assent | undefined;
/** Kept for as long as the page is open, to ask once more after an erasure. */
let key: Key | null = null;

export function follow(ready: Assent): void {
  assent = ready;
  for (const type of ['ready', 'change', 'receipt'] as const) ready.on(type, () => reload());
}

export async function reload(): Promise<void> {
  if (!assent) return;
  consent.value = assent.consent;
  browser.value = await assent.receipts();
  const now = readKey(assent.consent.subjectId);
  if (now) key = now;
  try {
    server.value = now ? await fetchReceipts(now) : [];
    status.value = 'ready';
  } catch {
    server.value = [];
    status.value = 'unreachable';
  }
}

export async function eraseAll(): Promise<void> {
  if (!assent) return;
  const old = key;
  await assent.erase().catch(() => {});
  await reload();
  // An erased subject may be answered with an empty list or not at all; both mean that nothing is left.
  const left = old
    ? await fetchReceipts(old).then(
        (kept) => kept.length,
        (error) => (error.message === '404' ? 0 : null),
      )
    : 0;
  erased.value = { left };
  key = null;
}

export function exportAll(): string {
  return JSON.stringify({ subjectId: consent.value?.subjectId, server: server.value, browser: browser.value }, null, 2);
}
