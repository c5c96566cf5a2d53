import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { fragmentOf, START, type State } from '../../demo/client/configure/state';
import { type DemoServer, startServer } from '../../demo/server.mjs';
import { isAsked } from '../../src/consent/categories';
import { regimeOf } from '../../src/consent/regime-of';
import { readRegion } from '../../src/consent/regions';
import { CATEGORY_OF } from '../../src/services/tables';
import { composeSite } from '../../src/site/compose';
import type { SitePieces } from '../../src/site/contract';
import { faultsByAxe } from './harness/axe';
import { borrow, closeProfile } from './harness/borrow';
import { randomState } from './harness/configure/random-state';
import { type Seen, see } from './harness/configure/seen';
import { html } from './harness/html';
import { openSite } from './harness/open-site';

/*
 * `/configure` of the demo. What is copied there and pasted into an empty page is what the preview has shown:
 *
 *     npm run soak -- configure                                        100 configurations
 *     CONFIGURE_SEED=40 npx vitest run --project browser test/browser/configure.test.ts
 */

const { CONFIGURE_SEED = '1', CONFIGURE_TOTAL = '12' } = process.env;
const PIECES: SitePieces = JSON.parse(readFileSync('dist/server/site-pieces.json', 'utf8'));
/** What is at a time: as many hosts, each with a page. */
const ROUND = 12;
const DESKTOP = { width: 1280, height: 800 };
/** Time zones make the law of a region stricter. This one is of no country. */
const VISITOR = { timezoneId: 'UTC', locale: 'en-GB' };

let demo: DemoServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-configure-'));
  demo = await startServer({ port: 0, database: join(folder, 'receipts.db') });
});

afterAll(async () => {
  await demo.stop();
  await rm(folder, { recursive: true });
});

async function open(path: string, options: BrowserContextOptions = {}, browser: 'chromium' | 'firefox' = 'chromium') {
  const context = await (await borrow(browser)).newContext({
    viewport: { width: 1440, height: 900 },
    ...VISITOR,
    ...options,
  });
  onTestFinished(() => closeProfile(browser, context));
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const asked: string[] = [];
  const note = (request: Request) => asked.push(new URL(request.url()).hostname);
  page.on('requestfinished', note);
  // What the policy holds back is none.
  page.on('requestfailed', (request) => request.failure()?.errorText !== 'csp' && note(request));
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(demo.url.replace('localhost', '127.0.0.1') + path);
  await page.locator('#configure form').waitFor();
  return { page, asked, errors };
}

/** The page in a frame, once it shows this. */
async function framed(page: Page, size: 'desktop' | 'phone', fragment: string) {
  const element = page.locator(`.${size} iframe`);
  await element
    .contentFrame()
    .locator(`html[data-shown=${JSON.stringify(fragment)}]`)
    .waitFor({ state: 'attached' });
  const frame = await (await element.elementHandle())?.contentFrame();
  if (!frame) throw new Error(`There is no frame of a ${size}.`);
  return frame;
}

/** What comes by itself before anybody has answered, as selectors in the interface. */
function firstOf(state: State): string[] {
  const { region = 'auto', audience } = state;
  const names = Object.keys(state).flatMap((path) => /^services\.([\w-]+)$/.exec(path)?.[1] ?? []);
  const isSomethingAsked = names.some((id) => isAsked(CATEGORY_OF[id] ?? 'necessary'));
  if (!isSomethingAsked) return [];
  const regime = regimeOf(readRegion(region === 'auto' ? state['see.region'] : region), undefined);
  const isAskedFor = audience === 'ask' || (regime === 'opt-in' && audience !== 'minor');
  return [...(isAskedFor ? ['[part~=banner]'] : []), ...(regime === 'opt-in' ? [] : ['[data-action=choices]'])];
}

interface Shown {
  readonly seed: number;
  readonly state: State;
  readonly seen: Seen;
  /** What is copied, by its name. */
  readonly copied: Readonly<Record<string, string>>;
}

async function show(page: Page, seed: number): Promise<Shown> {
  const state = randomState(seed);
  const fragment = fragmentOf(state);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  const seen = await see(await framed(page, 'desktop', fragment), firstOf(state));
  const copied = await page
    .locator('[data-output]')
    .evaluateAll((all) => Object.fromEntries(all.map((it) => [it.getAttribute('data-output'), it.textContent])));
  return { seed, state, seen, copied };
}

/** An empty page with what was copied: with the script made for the site, or with the settings in the page. */
function pasted({ seed, state, copied }: Shown): Record<string, string | (() => Response)> {
  const host = `s${seed}.klouttrack.test`;
  const { 'see.language': lang = 'en', 'see.region': seenFrom = 'DE', region = 'auto' } = state;
  const isAlone = seed % 2 === 0;
  const where = region === 'auto' ? `<meta name="assent-region" content="${seenFrom}">` : '';
  const head = `${where}<link rel="stylesheet" href="/site.css">${isAlone ? copied.alone : copied.tag}`;
  const body = html({ lang, dir: /^(ar|fa|he|ur)$/.test(lang) ? 'rtl' : 'ltr', head });
  const headers = { 'content-type': 'text/html', 'content-security-policy': `${copied.csp}`.replaceAll('\n', ' ') };
  const made = isAlone ? [] : [...composeSite(PIECES, JSON.parse(copied.file ?? ''), true)];
  const script = { 'content-type': 'text/javascript' };
  return {
    [`${host}/`]: () => new Response(body, { headers }),
    [`${host}/site.css`]: copied.sheet ?? '',
    ...Object.fromEntries(
      made.map(([name, { text }]) => [`${host}/assent/${name}`, () => new Response(text, { headers: script })]),
    ),
  };
}

const rounds = Array.from({ length: Math.ceil(Number(CONFIGURE_TOTAL) / ROUND) }, (_, round) => {
  const first = Number(CONFIGURE_SEED) + round * ROUND;
  const count = Math.min(ROUND, Number(CONFIGURE_TOTAL) - round * ROUND);
  return Array.from({ length: count }, (_, i) => first + i);
});

test.each(rounds)('what is copied does what the preview did, seeds from %i', { timeout: 600_000 }, async (...seeds) => {
  const { page, asked, errors } = await open('configure');
  const all: Shown[] = [];
  for (const seed of seeds) all.push(await show(page, seed));
  expect(errors).toEqual([]);
  expect([...new Set(asked)]).toEqual(['127.0.0.1']);

  const visit = await openSite({
    pages: Object.assign({}, ...all.map(pasted)),
    context: { ...VISITOR, viewport: DESKTOP },
  });
  for (const { seed, state, seen } of all) {
    await visit.page.emulateMedia({ colorScheme: state['see.scheme'] === 'dark' ? 'dark' : 'light' });
    await visit.page.goto(`https://s${seed}.klouttrack.test/`);
    expect(await see(visit.page, firstOf(state)), `seed ${seed}: ${fragmentOf(state)}`).toEqual(seen);
  }
  expect(visit.errors.filter((it) => it.includes('Content Security Policy'))).toEqual([]);
});

test('a mistake is named at its field with the fix, and nothing is there to copy until it is mended', async () => {
  const { page } = await open('configure');
  await page.getByLabel('Google Analytics').first().waitFor();
  const id = page.locator('[id="field-services-google-analytics-id"]');
  await id.fill('UA-1');
  await expect.poll(() => id.getAttribute('aria-invalid')).toBe('true');
  const told = async () => page.locator(`#${await id.getAttribute('aria-describedby')}`).textContent();
  expect(await told()).toContain('Use the measurement id, such as G-XXXXXXX.');
  await id.fill('');
  expect(await told()).toContain('Missing.');
  expect(await page.locator('[data-output]').count()).toBe(0);
  await page.getByRole('link', { name: 'services.google-analytics.id' }).click();
  expect(await id.evaluate((field) => field === document.activeElement)).toBe(true);
  await id.fill('G-12345');
  await page.locator('[id="field-services-google-analytics-region"]').fill('["ES", "US-AK"]');
  const file = async () => JSON.parse((await page.locator('[data-output=file]').textContent()) ?? '');
  expect((await file()).services['google-analytics']).toEqual({ id: 'G-12345', region: ['ES', 'US-AK'] });

  const accent = page.locator('[id="field-light-accent"]');
  await accent.fill('#ffcc00');
  const faint = page.locator('[id="field-light-accent-mistake"]');
  expect(await faint.textContent()).toMatch(/Contrast with “Text on buttons” is 1\.5 to 1, and has to be 4\.5/);
  expect(await page.locator('[data-output]').count()).toBe(0);
  await faint.getByRole('button').click();
  await faint.waitFor({ state: 'detached' });
  expect(await page.locator('[data-output=sheet]').textContent()).toContain(await accent.inputValue());
  await expect
    .poll(async () => decodeURIComponent(await page.evaluate(() => location.hash)))
    .toContain(`light.accent=${await accent.inputValue()}`);
});

test.each([
  `#${'x'.repeat(9_000)}`,
  '#%E0%A4%A',
  '#__proto__=1&constructor.prototype.x=1&base=https://evil.example/&endpoint=https://evil.example/&services.evil=&region=XX&ui.layout=huge&light.accent=red;}*{display:none',
])('a hostile address is read as the start: %.40s', async (hash) => {
  const { page, asked, errors } = await open(`configure${hash}`);
  expect(await page.locator('[data-output=file]').textContent()).toContain('"G-XXXXXXX"');
  await framed(page, 'phone', fragmentOf(START));
  expect(await page.evaluate(() => 'x' in {})).toBe(false);
  expect([...new Set(asked)]).toEqual(['127.0.0.1']);
  expect(errors).toEqual([]);
});

test('nothing in an address is executed, and no address of a script is a policy', async () => {
  const bad = '"><img src=x onerror=top.hit=1></script><script>top.hit=1</script>';
  const state = { ...START, site: bad, 'ui.texts.en.title': bad, 'policy.url': 'javascript:top.hit=1' };
  const { page, errors } = await open(`configure${fragmentOf(state)}`);
  const frame = await framed(page, 'phone', fragmentOf(state));
  await frame.locator('assent-ui [part=banner]').waitFor();
  expect(await frame.locator('assent-ui [part=banner]').textContent()).toContain(bad);
  expect(await frame.locator('assent-ui a[href^=javascript]').count()).toBe(0);
  expect(await page.locator('[id="field-policy-url-mistake"]').textContent()).toContain(
    'address of the privacy policy',
  );
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  expect(errors).toEqual([]);
});

test.each([
  ['configure', 1440, 'light', 'none'],
  ['configure', 320, 'dark', 'none'],
  ['ar/configure', 320, 'light', 'none'],
  ['ar/configure', 1440, 'dark', 'active'],
] as const)(
  '%s, %i wide, %s, forced colours %s: axe has nothing, and nothing is wider',
  async (path, width, colorScheme, forcedColors) => {
    const state = { ...START, 'light.accent': '#ffcc00', 'services.matomo': '' };
    const { page } = await open(path + fragmentOf(state), {
      viewport: { width, height: 800 },
      colorScheme,
      forcedColors,
    });
    await framed(page, 'phone', fragmentOf(state));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // The frames are other pages, of which axe has tests of its own.
    await page.locator('iframe').evaluateAll((all) => {
      for (const it of all) it.remove();
    });
    expect(await faultsByAxe(page)).toEqual([]);
  },
);

test.each([
  ['configure', 'control character'],
  ['ar/configure', 'محرف تحكّم'],
])('%s: a field that is given a control character keeps what was in it, and says so', async (path, said) => {
  const { page, errors } = await open(path);
  const field = page.locator('#field-site');
  for (const text of ['A\tB', 'C\u0085D']) {
    await field.fill(text);
    await page.locator('#field-site-mistake').waitFor();
    await expect.poll(() => field.inputValue()).toBe('Klouttrack');
  }
  expect(await page.locator('#field-site-mistake').textContent()).toContain(said);
  expect(await page.locator('[data-output=file]').textContent()).toContain('"site": "Klouttrack"');
  await field.fill('Other');
  await page.locator('#field-site-mistake').waitFor({ state: 'detached' });
  expect(await page.locator('[data-output=file]').textContent()).toContain('"site": "Other"');
  expect(errors).toEqual([]);
});

test('in Firefox by the keyboard alone: search, choose, fill in, copy', async () => {
  const { page, errors } = await open('configure', {}, 'firefox');
  await page.getByLabel('Search them').focus();
  await page.keyboard.type('hotj');
  await expect.poll(() => page.locator('#configure li .box').count()).toBe(1);
  for (const key of ['Tab', 'Tab', 'Space', 'Tab']) await page.keyboard.press(key);
  await page.keyboard.type('1234567');
  await expect
    .poll(() => page.locator('[data-output=file]').textContent())
    .toContain('"hotjar": {\n      "id": "1234567"');
  await framed(page, 'desktop', await page.evaluate(() => location.hash));
  expect(errors).toEqual([]);
});
