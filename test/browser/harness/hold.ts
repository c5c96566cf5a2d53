import type { Page } from 'playwright-core';

/** Something that happens when the test says so. */
export interface Later<T = void> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

export function later<T = void>(): Later<T> {
  let resolve: Later<T>['resolve'] = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Requests of a page that do not get away before the test lets them. */
export interface Held {
  /** How many wait. */
  count(): number;
  release(): void;
}

/** Every part of Assent's, whatever it is called. */
export const PARTS = /\/assent\/parts\//;

/** Holds what this page asks for from now on: nothing of it reaches the network before `release`. */
export async function hold(page: Page, url: RegExp): Promise<Held> {
  const { promise, resolve } = later();
  let waiting = 0;
  await page.route(url, async (route) => {
    waiting++;
    await promise;
    // The page may be gone by then.
    await route.fallback().catch(() => undefined);
  });
  return { count: () => waiting, release: () => resolve() };
}
