import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, firefox } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import type { Loan } from './browser-desk';
import { type BrowserKind, browserOf } from './browser-kinds';

interface Borrowed {
  readonly loan: Loan;
  readonly browser: Browser;
}

/**
 * For this file of tests, which gives them back at its end. Not by the number of a worker: vitest gives two workers the same one
 * where the tests of another project ran before.
 */
const borrowed = new Map<BrowserKind, Promise<Borrowed>>();

afterAll(async () => {
  const all = await Promise.allSettled(borrowed.values());
  const given = all.map(async (it) => {
    if (it.status === 'rejected') return; // has failed its tests already
    await it.value.browser.close();
    await ask('DELETE', it.value.loan.id);
  });
  await Promise.all(given);
});

/** A browser for this file of tests. */
export async function borrow(kind: BrowserKind): Promise<Browser> {
  const given = borrowed.get(kind) ?? connect(kind);
  borrowed.set(kind, given);
  return (await given).browser;
}

/** So long a browser may take to close a profile. One that hangs does so for ever. */
const CLOSED_WITHIN = 20_000; // ms

/**
 * Closes a profile, after its test has judged. On a busy machine Chromium once in some thousand times never does: that one is given
 * up, and the next test of the file gets another.
 */
export async function closeProfile(kind: BrowserKind, context: BrowserContext): Promise<void> {
  const deadline = new AbortController();
  const late = sleep(CLOSED_WITHIN, 'late', { signal: deadline.signal }).catch(() => '');
  const closed = context.close();
  const end = await Promise.race([closed, late]).finally(() => deadline.abort());
  const hung = end === 'late' && borrowed.get(kind);
  if (!hung) return;
  console.warn(`${kind} did not close a profile, and was ended: ${expect.getState().currentTestName}`);
  closed.catch(() => undefined); // since its browser ends below it
  borrowed.delete(kind);
  await ask('DELETE', `${(await hung).loan.id}/hung`);
}

async function connect(kind: BrowserKind): Promise<Borrowed> {
  const loan: Loan = await (await ask('POST', kind)).json();
  return { loan, browser: await (browserOf(kind) === 'firefox' ? firefox : chromium).connect(loan.wsEndpoint) };
}

async function ask(method: 'POST' | 'DELETE', what: BrowserKind | number | `${number}/hung`): Promise<Response> {
  const answer = await fetch(`${inject('browserDesk')}/${what}`, { method });
  if (!answer.ok) throw new Error(`${what} is not to be had: ${await answer.text()}`);
  return answer;
}
