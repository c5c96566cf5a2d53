import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { installPeers } from '../../bench/pages/peers';
import { pageOf } from '../../bench/pages/site-page';
import { findBrowsers, missingBrowser } from '../browsers.mjs';
import { type Judged, judged } from './subjects';

/*
 * Pictures of our banner and preferences beside those of vanilla-cookieconsent and c15t, on one page and with one set of
 * words, for judges who are not told whose is whose:
 *
 *     node test/setup/run-script.mjs test/setup/judging/judging.ts FOLDER [LAYOUT]
 *
 * FOLDER/1, /2 and /3 are for a judge each, where the letters stand for others; FOLDER-key.json says for whom. LAYOUT is
 * our banner's; a `box` by default, since the others are one.
 */

const ORIGIN = 'https://tides.test';
const JUDGES = [1, 2, 3];
const LETTERS = ['A', 'B', 'C'];
const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

const pageText = ({ head, body = '' }: Judged) =>
  pageOf({ head: `<meta name="color-scheme" content="light dark">${head}`, body, gated: '' });

/** Like the selectors of the bench, which say where a shadow root begins. Playwright goes through them by itself. */
const within = (place = '') => place.replaceAll(' >>> ', ' ');

/** Two frames that are the same: what moves has come to rest. */
async function atRest(page: Page): Promise<Buffer> {
  let before = await page.screenshot();
  for (;;) {
    const now = await page.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
}

async function visit(browser: Browser, it: Judged, screen: keyof typeof SCREENS, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({ ...SCREENS[screen], colorScheme, locale: 'en-GB' });
  const page = await context.newPage();
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: pageText(it) });
    const body = it.files.get(pathname);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ contentType: TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/plain', body });
  });
  await page.goto(ORIGIN);
  if (it.dark && colorScheme === 'dark') {
    await page.evaluate((name) => document.documentElement.classList.add(name), it.dark);
  }
  const { banner, open, dialog } = it.controls;
  await page.locator(within(banner)).waitFor();
  const first = await atRest(page);
  await page.locator(within(open)).click();
  await page.locator(within(dialog)).waitFor();
  await page.mouse.move(0, 0);
  const second = await atRest(page);
  await context.close();
  return { banner: first, preferences: second };
}

/** @returns the same in an order of chance */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const [folder, layout = 'box'] = process.argv.slice(2);
if (!folder) throw new Error('Say into which folder: … judging.ts FOLDER [LAYOUT]');
const { chromium: found } = findBrowsers();
if (!found) throw new Error(missingBrowser('chromium'));
installPeers();
const browser = await chromium.launch({ executablePath: found.executablePath, args: ['--no-sandbox'] });
try {
  const subjects = await judged(layout);
  const orders = JUDGES.map(() => shuffled(subjects));
  for (const judge of JUDGES) mkdirSync(join(folder, String(judge)), { recursive: true });
  for (const screen of ['desktop', 'phone'] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const subject of subjects) {
        const pictures = await visit(browser, subject, screen, scheme);
        for (const [what, png] of Object.entries(pictures)) {
          orders.forEach((order, i) => {
            const letter = LETTERS[order.indexOf(subject)];
            writeFileSync(join(folder, String(JUDGES[i]), `${screen}-${scheme}-${what}-${letter}.png`), png);
          });
        }
      }
    }
  }
  const key = orders.map((order, i) => [
    JUDGES[i],
    Object.fromEntries(order.map(({ name }, at) => [LETTERS[at], name])),
  ]);
  writeFileSync(`${folder}-key.json`, `${JSON.stringify(Object.fromEntries(key), null, 2)}\n`);
} finally {
  await browser.close();
}
