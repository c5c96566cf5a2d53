import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/config';
import { composeSite } from '../../src/site/compose';
import type { SitePieces } from '../../src/site/contract';
import type { SiteFile } from '../../src/site/file';
import { hold } from './harness/hold';
import { html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/*
 * What a visitor downloads of Assent on a page with the site's own script: bytes (Brotli 11, each file by itself) and requests.
 * Limits are a little above what is built, so that nothing grows unseen.
 */

const PIECES: SitePieces = JSON.parse(readFileSync('dist/server/site-pieces.json', 'utf8'));
const HOST = 'www.klouttrack.test';
const PLAIN: AssentConfig = {
  ...{ site: 'Klouttrack', policy: { url: '/privacy', version: '2025-02' }, region: 'DE', endpoint: '/assent' },
};
const WITH_SERVICES: AssentConfig = {
  ...PLAIN,
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } },
};

interface Cost {
  readonly bytes: number;
  readonly requests: number;
}

function weigh(text: string): number {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(text, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: text.length } })
    .length;
}

async function visit(config: AssentConfig, frame = ''): Promise<Visit & { cost(since?: number): Cost }> {
  const files = composeSite(PIECES, config, true);
  const headers = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
  const served = [...files].map(([name, { text }]) => [
    `${HOST}/consent/${name}`,
    () => new Response(text, { headers }),
  ]);
  const head = `<script async src="https://${HOST}/consent/assent.js"></script>`;
  // Where the config names no service something of the page's own is asked for.
  const body = config.services ? frame : '<img data-consent="analytics" data-consent-src="/x.png" alt="">';
  const it = await openSite({ pages: { ...Object.fromEntries(served), '*': html({ head, body }) } });
  return {
    ...it,
    cost(since) {
      const names = it.log.all(HOST, since).map(({ path }) => path.replace('/consent/', ''));
      const sizes = names.map((name) => weigh((files.get(name) as SiteFile).text));
      return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: names.length };
    },
  };
}

/** So many requests, and at most so many bytes. */
function within({ bytes, requests }: Cost, most: Cost): void {
  expect(requests, 'requests').toBe(most.requests);
  expect(bytes, 'bytes').toBeLessThanOrEqual(most.bytes);
}

test.each([
  ['Google Analytics and Meta Pixel', WITH_SERVICES, { bytes: 11_730, requests: 1 }],
  ['no services', PLAIN, { bytes: 9_790, requests: 1 }],
] as const)('a returning visitor, with %s', async (_, config, most) => {
  const { page, ui, log, site, settled, cost } = await visit(config);
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  const since = log.mark();
  await page.goto('/next');
  await ui.button('reopen').waitFor();
  await settled();
  within(cost(since), most);
});

test('a returning visitor who said no, with a frame that is held', async () => {
  const frame =
    '<iframe width="560" height="315" data-consent="marketing" data-consent-service="youtube" data-consent-src="https://www.youtube-nocookie.com/embed/one"></iframe>';
  const { page, ui, log, site, settled, cost } = await visit({ ...PLAIN, services: { youtube: {} } }, frame);
  await page.goto('/');
  await ui.button('reject-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  const since = log.mark();
  await page.goto('/next');
  await ui.embed.waitFor();
  await settled();
  within(cost(since), { bytes: 30_060, requests: 5 });
});

test('a first visit until the banner, and with the preferences opened', async () => {
  const { page, ui, settled, cost } = await visit(WITH_SERVICES);
  const idle = await hold(page, /decisions\.js/);
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  within(cost(), { bytes: 23_250, requests: 3 });
  idle.release();
  await ui.button('preferences').click();
  await ui.dialog.waitFor();
  await settled();
  within(cost(), { bytes: 47_700, requests: 7 });
});
