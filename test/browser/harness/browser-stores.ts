import type { Cookie, Page } from 'playwright-core';

/** All that the browser keeps for the page's site, as the browser has it. */
export interface BrowserStores {
  /** Of every host, HttpOnly and third-party ones included; without the endpoint's copy of ours, which comes with its answer. */
  cookies: Cookie[];
  localStorage: Record<string, string>;
  sessionStorage: Record<string, string>;
  /** Names of the databases. */
  indexedDB: string[];
  /** Names of the caches of the Cache API. */
  caches: string[];
  serviceWorkers: number;
}

export async function browserStores(page: Page): Promise<BrowserStores> {
  const all = await page.context().cookies();
  const cookies = all.filter(({ name }) => !name.endsWith('assent.copy'));
  const rest = await page.evaluate(async () => ({
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    indexedDB: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    // Both exist in secure contexts alone.
    caches: 'caches' in window ? await caches.keys() : [],
    serviceWorkers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
  }));
  return { cookies, ...rest };
}

export const EMPTY_STORES: BrowserStores = {
  cookies: [],
  localStorage: {},
  sessionStorage: {},
  indexedDB: [],
  caches: [],
  serviceWorkers: 0,
};
