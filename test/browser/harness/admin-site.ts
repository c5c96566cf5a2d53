import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Notice } from '../../../src/consent/notice';
import { type AdminApiOptions, adminApi } from './admin-api';
import type { Handler } from './proxy';
import { SITE } from './site';

export const TOKEN = 'the-admin-token-of-this-test';

/** The built endpoint with an admin, on a store in memory. The admin's routes that read the log are doubles. */
export async function adminEndpoint(
  options: Omit<AdminApiOptions, 'token'>,
  notices: readonly Notice[],
): Promise<Handler> {
  const { createEndpoint, memoryStore } = await built();
  const endpoint = createEndpoint({
    store: memoryStore(),
    origins: [SITE],
    adminToken: TOKEN,
    notices,
    onError: console.error,
  });
  const double = adminApi({ token: TOKEN, ...options });
  return async (request, logged) => (await double(request, logged)) ?? endpoint(request);
}

/** The notices of a site in all languages, banner and preferences. */
export async function siteNotices(): Promise<Notice[]> {
  const { loadSite } = await built();
  const site = await loadSite(
    {
      policy: { url: '/privacy', version: '2025-02' },
      site: 'Klouttrack',
      services: { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } },
    },
    [SITE],
  );
  return [...site.notices];
}

function built(): Promise<typeof import('../../../src/endpoint/index')> {
  return import(/* @vite-ignore */ pathToFileURL(resolve('dist/server/endpoint.js')).href);
}
