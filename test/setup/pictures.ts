import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { findBrowsers, missingBrowser } from './browsers.mjs';
import { startDemo } from './demo-process';

/*
 * The pictures in the documents, made from the demo as it is:
 *
 *     node test/setup/run-script.mjs test/setup/pictures.ts
 */

const FOLDER = 'docs/pictures';
const DESKTOP = { width: 1200, height: 720 };
const PHONE = { width: 390, height: 780 };

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly context: BrowserContextOptions;
  /** With the preferences open. */
  readonly preferences?: boolean;
}

const PICTURES: readonly Picture[] = [
  { name: 'banner-light', path: '', context: { viewport: DESKTOP, colorScheme: 'light' } },
  { name: 'banner-dark', path: '', context: { viewport: DESKTOP, colorScheme: 'dark' } },
  { name: 'banner-arabic-phone', path: 'ar/', context: { viewport: PHONE, colorScheme: 'light' } },
  { name: 'preferences-light', path: '', context: { viewport: DESKTOP, colorScheme: 'light' }, preferences: true },
  {
    name: 'preferences-arabic-dark-phone',
    path: 'ar/',
    context: { viewport: PHONE, colorScheme: 'dark' },
    preferences: true,
  },
];

async function take(browser: Browser, url: string, { name, path, context, preferences = false }: Picture) {
  const visit = await browser.newContext({ ...context, reducedMotion: 'reduce' });
  const page = await visit.newPage();
  await page.goto(`${url}${path}?region=DE`);
  const banner = page.locator('assent-ui [part~=banner]');
  await banner.waitFor();
  if (preferences) {
    await banner.locator('[data-action=preferences]').click();
    await page.locator('assent-ui dialog[open]').waitFor();
  }
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`${FOLDER}/${name}.png`);
  await visit.close();
}

const { chromium: found } = findBrowsers();
if (!found) throw new Error(missingBrowser('chromium'));
mkdirSync(FOLDER, { recursive: true });
const demo = await startDemo();
const args = ['--no-sandbox', '--disable-background-networking'];
const browser = await chromium.launch({ executablePath: found.executablePath, args });
try {
  for (const picture of PICTURES) await take(browser, demo.url, picture);
} finally {
  await browser.close();
  demo.stop();
}
