import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Verification } from '../../../src/admin/answers';
import type { Notice } from '../../../src/consent/notice';
import { adminApi } from './admin-api';
import { type OpenSiteOptions, openSite, type Visit } from './open-site';
import type { Handler } from './proxy';
import { type Sample, sampleReceipts } from './sample-receipts';
import { SITE } from './site';

export const TOKEN = 'the-admin-token-of-this-test';
/** It is always this time in the page. */
export const NOW = Date.parse('2026-11-24T12:00:00.000Z');

export interface AdminOptions extends Pick<OpenSiteOptions, 'browser' | 'context'> {
  /** The oldest first. Default: 600 of the last 60 days. */
  readonly samples?: readonly Sample[];
  /** Further ones that the endpoint knows, besides those of the site. */
  readonly notices?: readonly Notice[];
  readonly verification?: Verification;
  /** Asked before the endpoint is. */
  readonly before?: (request: Request) => Response | undefined;
}

export interface AdminVisit extends Visit {
  readonly samples: readonly Sample[];
  signIn(token?: string): Promise<void>;
  /** What the policy of the page stopped, in the page as it is now. */
  violations(): Promise<string[]>;
}

/** The admin's page, at the built endpoint of a site with receipts; not signed in. */
export async function openAdmin(options: AdminOptions = {}): Promise<AdminVisit> {
  const known = await siteNotices();
  const notices = [...known, ...(options.notices ?? [])];
  const samples = options.samples ?? sampleReceipts({ count: 600, days: 60, now: NOW, notices: bannersOf(known) });
  const answer = await adminEndpoint(samples, notices, options.verification);
  const endpoint: Handler = (request, logged) => options.before?.(request) ?? answer(request, logged);
  const visit = await openSite({ ...options, endpoint });
  const { page } = visit;
  await page.clock.setFixedTime(NOW);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto('/assent/admin/');
  return {
    ...visit,
    samples,
    async signIn(token = TOKEN) {
      await page.getByLabel('Admin token').fill(token);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
    violations: () => page.evaluate(() => (window as unknown as { violations: string[] }).violations),
  };
}

/** The notices of a site in all languages, banner and preferences. */
export async function siteNotices(): Promise<Notice[]> {
  const { loadSite } = await built();
  const services = { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } };
  const site = await loadSite({ policy: { url: '/privacy', version: '2025-02' }, site: 'Klouttrack', services }, [
    SITE,
  ]);
  return [...site.notices];
}

export function bannersOf(notices: readonly Notice[]): Notice[] {
  return notices.filter(({ surface }) => surface === 'banner');
}

/** With a store in memory. The admin's routes that read the log are doubles. */
export async function adminEndpoint(
  samples: readonly Sample[],
  notices: readonly Notice[],
  verification?: Verification,
): Promise<Handler> {
  const { createEndpoint, memoryStore } = await built();
  const base = { store: memoryStore(), origins: [SITE], onError: console.error };
  const endpoint = createEndpoint({ ...base, adminToken: TOKEN, notices });
  const double = adminApi({ token: TOKEN, samples, verification });
  return async (request) => double(request) ?? endpoint(request);
}

function built(): Promise<typeof import('../../../src/endpoint/index')> {
  return import(/* @vite-ignore */ pathToFileURL(resolve('dist/server/endpoint.js')).href);
}
