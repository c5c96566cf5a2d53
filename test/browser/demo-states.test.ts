import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type DemoServer, startServer } from '../../demo/server.mjs';
import { LANGUAGES } from '../../src/consent/languages';
import { borrow, closeProfile } from './harness/borrow';

/* `/states` of the demo: what it shows is what it says. */

let demo: DemoServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-states-'));
  demo = await startServer({ port: 0, database: join(folder, 'receipts.db') });
});

afterAll(async () => {
  await demo.stop();
  await rm(folder, { recursive: true });
});

/** What is in sight in each state, by its name in `demo/states/list.mjs`. */
const SHOWS: Readonly<Record<string, string>> = {
  bar: '[part=banner][data-layout=bar][data-position=bottom]',
  'bar-top': '[part=banner][data-layout=bar][data-position=top]',
  'box-start': '[part=banner][data-layout=box][data-position=bottom-start]',
  'box-end': '[part=banner][data-layout=box][data-position=bottom-end]',
  'box-center': '[part=banner][data-layout=box][data-position=top-center]',
  modal: '[part=banner][data-layout=modal]',
  phone: '[part=banner][data-layout=bar]',
  age: '[data-question=age]',
  note: '[part=policy-note]',
  few: '[part=dialog] li details[open] dl',
  history: '[part=dialog] .receipts li:nth-child(2)',
  search: '[part=dialog] details.services[open] li:not([hidden])',
  signal: '[part=dialog] [part=signal-note]',
  erase: '[part=dialog] [data-action=erase-now]',
  placeholder: '[data-action=reopen]',
  control: '[data-action=reopen]',
  choices: '[data-action=choices]',
};

async function openStates(path: string) {
  const context = await (await borrow('chromium')).newContext({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => closeProfile('chromium', context));
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(demo.url + path);
  return { page, errors };
}

test('every state is there, the focus stays with the page, and nothing of a vendor is asked for', async () => {
  const { page, errors } = await openStates('states');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).hostname));
  const names = await page
    .locator('.states iframe')
    .evaluateAll((frames) =>
      frames.map((frame) => new URL((frame as HTMLIFrameElement).src).pathname.slice('/states/'.length)),
    );
  expect(names).toEqual(Object.keys(SHOWS));
  await page.locator('#language').focus();
  for (const [i, name] of names.entries()) {
    const frame = page.locator('.states iframe').nth(i);
    await frame.scrollIntoViewIfNeeded();
    await frame.contentFrame().locator(`assent-ui ${SHOWS[name]}`).first().waitFor();
  }
  await page.frameLocator('.states iframe[src*=placeholder]').locator('assent-embed').waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('select');
  expect([...new Set(asked)]).toEqual(['127.0.0.1']);
  expect(errors).toEqual([]);
});

test('in every language, from the right where it is written so', async () => {
  const { page } = await openStates('ar/states');
  const field = page.getByLabel('لغة الواجهة');
  expect(await field.inputValue()).toBe('ar');
  expect(await field.locator('option').evaluateAll((all) => all.map((it) => (it as HTMLOptionElement).value))).toEqual(
    LANGUAGES,
  );
  await field.selectOption('ur');
  await page.waitForURL('**/ar/states?language=ur');
  const frame = page.locator('.states iframe').first().contentFrame();
  await frame.locator('assent-ui [part=banner]').waitFor();
  expect(await frame.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await frame.locator('assent-ui [lang=ur]').count()).toBe(1);
});

test('opened by itself a state can be used, and is there again the next time', async () => {
  const { page } = await openStates('states');
  await page.getByRole('link', { name: 'Open this page by itself: Modal' }).click();
  const banner = page.locator('assent-ui [part=banner]');
  await banner.locator('[data-action=reject-all]').click();
  await banner.waitFor({ state: 'detached' });
  await page.reload();
  await banner.waitFor();
});
