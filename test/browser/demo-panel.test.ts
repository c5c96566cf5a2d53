import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoServer, startServer } from '../../demo/server.mjs';
import { REGIONS as TRIED } from '../../demo/settings.mjs';
import { REGIONS } from '../../src/consent/law';
import { findBrowsers } from '../setup/browsers.mjs';

/* The demo's panel tries any row of the law, with and without the signal. */

const regimeOf = (region: string) => (REGIONS.get(region) ?? REGIONS.get('*'))?.row.regime;
/** One of each regime: what each row lets run has tests of its own. */
const FIRST_OF_REGIME = TRIED.filter((region, at) => TRIED.findIndex((it) => regimeOf(it) === regimeOf(region)) === at);

let demo: DemoServer;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-demo-'));
  demo = await startServer({ port: 0, database: join(folder, 'receipts.db') });
  browser = await chromium.launch({
    ...findBrowsers().chromium,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true });
});

test('a region and the signal chosen in the panel are what the page starts with, and go along to the next page', async () => {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'America/Los_Angeles' });
  // No vendor is asked for anything.
  await context.route(
    (url) => url.hostname !== 'localhost',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  const arrived = () =>
    page.evaluate(
      () =>
        new Promise<unknown>((found) => {
          window.assentQueue ??= [];
          window.assentQueue.push((assent) =>
            assent.on('ready', () => found([assent.consent.region, assent.consent.regime, assent.consent.status])),
          );
        }),
    );
  const choose = async (act: () => Promise<unknown>) => {
    await page.locator('.panel-opener').click();
    const loaded = page.waitForEvent('load');
    await act();
    await loaded;
  };
  await page.goto(demo.url);
  await page.locator('.panel-opener').click();
  expect(
    await page.locator('#panel-region option').evaluateAll((all) => all.map((it) => it.getAttribute('value'))),
  ).toEqual(['', ...TRIED]);
  await page.goto(demo.url);
  for (const region of FIRST_OF_REGIME) {
    await choose(() => page.locator('#panel-region').selectOption(region));
    const status = regimeOf(region) === 'opt-in' ? 'unasked' : 'implied';
    expect(await arrived(), region).toEqual([region, regimeOf(region), status]);
  }
  await choose(() => page.locator('#panel-region').selectOption('US-CA'));
  await choose(() => page.locator('.panel input[name=gpc]').click());
  expect(await arrived()).toEqual(['US-CA', 'opt-out', 'decided']);
  await page.locator('header.top a[href^="/app"]').click();
  await page.waitForURL(/\/app\?region=US-CA&gpc=1/);
  expect(await arrived()).toEqual(['US-CA', 'opt-out', 'decided']);
  await context.close();
});
