import { describe, expect, test } from 'vitest';
import { assentTag, html } from '../harness/html';
import { openSite } from '../harness/open-site';
import { broken } from '../harness/page-faults';
import { type FaultBrowser, fault, marked, may, PLAIN, VENDOR } from './fault';
import { BROKEN, named, OPENS_NOTHING, PATCHES, POLLUTIONS, WRAPPED } from './patches';

const MARKED = `${marked('t')}<iframe title="" data-consent="analytics" data-consent-src="${VENDOR}/f"></iframe>`;
const TAG = assentTag({ ...PLAIN, 'data-google-analytics': 'G-XXXXXXX' }, '');

/** Whatever the page has done before or after our tag: shut until there is an answer, asked once, and a no is kept. */
async function expectRight(browser: FaultBrowser, patch: string, when: 'before' | 'after'): Promise<void> {
  const script = `<script>{${patch}}</script>`;
  const body = when === 'before' ? script + TAG + MARKED : TAG + MARKED + script;
  const { page, ui, vendorHosts, log } = await openSite({
    browser,
    pages: { '*': html({ body: `<h1>x</h1>${body}` }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(vendorHosts()).toEqual([]);
  await ui.button('reject-all').click();
  await ui.banner.waitFor({ state: 'hidden' });
  await page.goto('/next');
  // The control that opens the preferences stands where there is an answer.
  await ui.button('reopen').waitFor();
  expect(await ui.banner.isVisible()).toBe(false);
  await page.waitForLoadState('load');
  expect(vendorHosts()).toEqual([]);
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('decided');
  // And a yes is one.
  await page.evaluate(() => void window.assent?.acceptAll().catch(() => {}));
  await log.next(VENDOR);
}

const WHEN = ['before', 'after'] as const;

fault('B20: whatever the page’s elements are named, all is as on a clean page', async (browser) => {
  for (const [i, tag] of ['form', 'img'].entries()) await expectRight(browser, named(tag), WHEN[i] ?? 'after');
});

fault('B21: whatever the page has put over what the language has, a choice is kept', async (browser) => {
  for (const when of WHEN) {
    for (const patch of [WRAPPED, BROKEN]) await expectRight(browser, patch, when);
  }
  // Without it no receipt can be written; the answer is stored before that, and applies.
  const json = `<script>${broken('JSON.stringify')}</script>`;
  const { page, ui, context, log, vendorHosts, settled } = await openSite({
    browser,
    pages: { '/': html({ body: json + TAG + MARKED }), '/after': html({ body: TAG + MARKED + json }) },
  });
  for (const path of ['/', '/after']) {
    await page.goto(path);
    await ui.button('reject-all').click();
    await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toEqual(['__Host-assent']);
    await page.goto(path);
    await page.waitForFunction(() => window.assent?.consent.status === 'decided');
    await context.clearCookies();
  }
  expect(vendorHosts()).toEqual([]);
  for (const path of ['/', '/after']) {
    await page.goto(path);
    const mark = log.mark();
    await ui.button('accept-all').click();
    await log.next(`${VENDOR}/t.js`, mark);
    // A script that has run goes with the page, as by any no: this one is loaded again.
    const again = log.mark();
    await page.evaluate(() => {
      Object.assign(window, { isOld: true });
      void window.assent?.rejectAll().catch(() => {});
    });
    await page.waitForFunction(() => !('isOld' in window) && window.assent?.consent.status === 'decided');
    expect(await page.evaluate(may)).toBe(false);
    await settled();
    expect(log.all(`${VENDOR}/t.js`, again)).toEqual([]);
    await context.clearCookies();
  }
});

fault('B22: what the page puts into the prototype of all objects grants nothing', async (browser) => {
  const all = Object.values(POLLUTIONS).join('\n');
  for (const when of WHEN) await expectRight(browser, all, when);
});

describe.each(WHEN)('%s the tag', (when) => {
  test.each(Object.entries({ ...PATCHES, ...POLLUTIONS }))('%s', async (_, patch) => {
    await expectRight('chromium', patch, when);
  });
});

test.each(Object.entries(OPENS_NOTHING))('%s, before and after the tag: nothing opens', async (_, patch) => {
  const script = `<script>${patch}</script>`;
  const { page, settled, vendorHosts } = await openSite({
    pages: { '/': html({ body: script + TAG + MARKED }), '/after': html({ body: TAG + MARKED + script }) },
  });
  await page.goto('/');
  await settled();
  await page.goto('/after');
  await settled();
  expect(vendorHosts()).toEqual([]);
});
