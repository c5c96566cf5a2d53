import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Network } from './network';

/** How long the audit waits. All in milliseconds. */
export interface Waits {
  /** So long nothing may begin or be on its way until a page counts as at rest. */
  readonly quiet: number;
  /** A page that never comes to rest is judged then. */
  readonly deadline: number;
  /** So long a consent manager may take to ask. */
  readonly patience: number;
}

/** Looks so often. */
const EVERY = 25; // ms
/** A request whose answer takes so many times the quiet is taken for one that never ends. */
const STREAM = 5;

/**
 * Waits until the page is loaded, has drawn and had time to idle, was seen down to its end, and its network is quiet.
 *
 * @param hasScripts whether the page can be asked anything
 * @returns whether it came to rest before the deadline
 */
export async function settle(
  page: Page,
  network: Network,
  { quiet, deadline }: Waits,
  hasScripts: boolean,
): Promise<boolean> {
  const end = performance.now() + deadline;
  const left = () => Math.max(1, end - performance.now());
  await page.waitForLoadState('load', { timeout: left() }).catch(() => undefined);
  if (hasScripts) await within(left(), page.evaluate(lookAround));
  while (performance.now() < end) {
    const isStill = performance.now() - network.lastChange >= quiet;
    if (isStill && network.waiting(quiet * STREAM).length === 0) return true;
    await sleep(EVERY);
  }
  return false;
}

/** What is loaded when it comes into view is asked for too. */
async function lookAround(): Promise<void> {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await drawn();
  const { scrollX, scrollY } = window;
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  await drawn();
  window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
}

/** What a page says, or `undefined` where it is left in the meantime, has no scripts, or says nothing for too long. */
export async function within<T>(most: number, work: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  const limit = sleep(most, undefined, { signal: over.signal }).catch(() => undefined);
  const said = await Promise.race([work.catch(() => undefined), limit]);
  over.abort();
  return said;
}
