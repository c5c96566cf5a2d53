import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoServer, startServer } from '../../demo/server.mjs';
import { findBrowsers } from '../setup/browsers.mjs';

/* The demo's sign-up form: a consent beyond cookies, given and taken back. */

let demo: DemoServer;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-demo-'));
  demo = await startServer({ port: 0, database: join(folder, 'receipts.db') });
  browser = await chromium.launch({ ...findBrowsers().chromium, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true });
});

test.each([
  ['/', 'You have signed up', 'You have unsubscribed'],
  ['/ar/', 'تم اشتراكك', 'أُلغي اشتراكك'],
])(
  'on %s the form signs up, the link takes it back, and the banner still asks',
  async (path, signedUp, unsubscribed) => {
    const page = await browser.newPage();
    await page.goto(`${demo.url.replace(/\/$/, '')}${path}`);
    await page.locator('assent-ui [part~=banner]').waitFor();
    const news = page.locator('#news');
    await news.locator('[type=email]').fill('someone@example.com');
    await news.locator('[type=checkbox]').check();
    await news.locator('[type=submit]').click();
    const output = news.locator('output');
    await expect.poll(() => output.textContent()).toContain(signedUp);
    expect(await news.locator('[type=email]').inputValue()).toBe('');
    await news.locator('#unsubscribe').click();
    await expect.poll(() => output.textContent()).toContain(unsubscribed);
    expect(new URL(page.url()).hash).toBe('');
    const own = await page.evaluate(() => window.assent?.receipts().map(({ receipt }) => receipt));
    expect(own).toMatchObject([
      { action: 'record', record: { purpose: 'newsletter', granted: true } },
      { action: 'record', record: { purpose: 'newsletter', granted: false }, previous: own?.[0]?.receiptId },
    ]);
    expect(JSON.stringify(own)).not.toContain('someone');
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
    expect(await page.locator('assent-ui [part~=banner]').isVisible()).toBe(true);
    await page.close();
  },
);

test.each(['/', '/ar/'])('on %s nothing is wider than a small phone', async (path) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 }, isMobile: true });
  await page.goto(`${demo.url.replace(/\/$/, '')}${path}`);
  await page.locator('assent-ui [part~=banner]').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.close();
});
