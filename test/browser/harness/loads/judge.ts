import type { Page } from 'playwright-core';
import { browserStores } from '../browser-stores';
import type { Visit } from '../open-site';

/**
 * Names of Assent's cookies: the decision, and those beside it, of another site of the host and of the endpoint; and what it looks for
 * hidden cookies with, which is gone within ten seconds where the page is left in the middle of it.
 */
export const OURS = /^(__Host-http-|__Host-|__Secure-|__Http-)?assent(-probe|(\.\w+)*)$/i;

/** What is kept for the site, or was asked of others, that is not Assent's. */
export async function leaksOf(visit: Visit, page: Page, since: number): Promise<string[]> {
  const hits = visit.vendorRequests(since).map(({ method, url }) => `asked: ${method} ${url}`);
  const { cookies, ...stores } = await browserStores(page);
  const kept = {
    cookie: cookies.map(({ name }) => name).filter((name) => !OURS.test(name)),
    ...Object.fromEntries(
      (['localStorage', 'sessionStorage'] as const).map((name) => [
        name,
        Object.keys(stores[name]).filter((key) => !key.startsWith('assent.')),
      ]),
    ),
    indexedDB: stores.indexedDB,
    cache: stores.caches,
    'service worker': stores.serviceWorkers ? ['one'] : [],
  };
  return [...hits, ...Object.entries(kept).flatMap(([where, names]) => names.map((name) => `kept: ${where} ${name}`))];
}
