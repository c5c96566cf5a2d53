import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { StoredReceipt } from '../endpoint';
import type { Choice } from './draw';

/** What is to be known of a choice at the next visit. */
export interface Kept {
  readonly choice: Choice;
  /** Whether the page has kept the answer, or said that it has. */
  readonly isMade: boolean;
  /** The tab of the next visit. */
  readonly page: Page;
  /** All of this visitor's in the endpoint's books. */
  receipts(): Promise<readonly StoredReceipt[]>;
  settled(page: Page): Promise<void>;
}

/** What a receipt of each kind says. */
const SAYS = {
  accept: { action: 'accept-all', analytics: true, marketing: true },
  reject: { action: 'reject-all', analytics: false, marketing: false },
  save: { action: 'choose', analytics: true, marketing: false },
};

/** What is wrong with it: a choice that was made is in the books once, as it was said; one that was cut off, once at the most. */
export async function judge({ choice, isMade, page, receipts, settled }: Kept): Promise<string[]> {
  // Whatever comes a second time has come by then.
  await settled(page);
  const problems: string[] = [];
  const waiting = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /^assent\.outbox\./.test(key)));
  await expect
    .poll(waiting, { interval: 20 })
    .toEqual([])
    .catch(() => problems.push('it waits to be sent'));
  const stored = await receipts();
  const { status, ...answers } = await page.evaluate(() => {
    const { status, analytics, marketing } = window.assent?.consent ?? {};
    return { status, analytics, marketing };
  });
  if (!isMade && status !== 'unasked') problems.push(`the next page says ${status}, and nobody has answered`);
  if (isMade && !stored.length) problems.push('lost');
  if (stored.length > 1) problems.push(`stored ${stored.length} times`);
  const { kind, fault } = choice;
  for (const { receipt } of stored) {
    const { analytics, marketing } = receipt.categories;
    const said = { action: receipt.action, analytics, marketing };
    if (JSON.stringify(said) !== JSON.stringify(SAYS[kind])) problems.push(`stored as ${JSON.stringify(said)}`);
  }
  const own = await page.evaluate(() =>
    (window.assent?.receipts() ?? []).map(({ receipt, acknowledged }) => `${receipt.receiptId} ${acknowledged}`),
  );
  // Of one that could not be stored the browser has no copy.
  const expected = fault === 'storage full' ? own : stored.map(({ receipt }) => `${receipt.receiptId} true`);
  if (own.join() !== expected.join()) problems.push(`the visitor’s own list says ${own.join() || 'nothing'}`);
  const { analytics, marketing } = SAYS[kind];
  if (isMade && (status !== 'decided' || answers.analytics !== analytics || answers.marketing !== marketing))
    problems.push(`the next page says ${status} ${JSON.stringify(answers)}`);
  return problems;
}
