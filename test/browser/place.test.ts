import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/* <assent-ui> has no part in the layout of the page, and outlives its body. */

const { 'data-meta-pixel': _, ...GA } = EXAMPLE;
const TAG = { ...GA, 'data-region': 'DE' };

/** Where everything of the page's own stands. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return [it.localName, x, y, width, height];
    }),
  );

describe('nothing of the page moves, before or after the answer', () => {
  const body = '<header>Header</header><main>Main</main><footer id="footer">Footer</footer>';
  test.each([
    [
      'a sticky footer',
      'body{margin:0;min-height:100vh;display:flex;flex-direction:column;justify-content:space-between;gap:40px}',
    ],
    ['a grid', 'body{margin:0;min-height:100vh;display:grid;gap:30px;align-content:space-evenly}'],
    ['a space between all', 'body > * + *{margin-top:50px} body > :last-child{margin-bottom:200px;display:block}'],
    ['a last one that is larger', 'body > :last-child{padding:100px} body > :nth-last-child(2){padding:20px}'],
    ['a rule for all', 'html > :not(head){display:block!important;position:relative!important;padding:50px!important}'],
  ])('%s', async (_name, style) => {
    const page = (body: string, tag: string) => html({ head: `<style>${style}</style>${tag}`, body });
    const visit = await openSite({ pages: { '/bare': page(body, ''), '*': page(body, assentTag(TAG)) } });
    await visit.page.goto('/bare');
    const bare = await places(visit.page);
    await visit.page.goto('/');
    await visit.ui.banner.waitFor();
    expect(await places(visit.page)).toEqual(bare);
    await visit.ui.button('reject-all').click();
    await visit.ui.button('reopen').waitFor();
    expect(await places(visit.page)).toEqual(bare);
    expect(await visit.ui.host.evaluate((it) => it.parentElement?.localName)).toBe('html');
  });
});

/** Ways in which pages get a new body, or all anew. */
const SWAPS: Record<string, () => void> = {
  'another body, as Turbo and Astro set it': () => {
    const body = document.createElement('body');
    body.innerHTML = '<h1>Next</h1><button data-consent-open id="settings">Settings</button>';
    document.body.replaceWith(body);
  },
  'another content of the body, as htmx sets it': () => {
    document.body.innerHTML = '<h1>Next</h1><button data-consent-open id="settings">Settings</button>';
  },
  'another content of the whole document': () => {
    document.documentElement.innerHTML =
      '<head><title>Next</title></head><body><h1>Next</h1><button data-consent-open id="settings">Settings</button></body>';
  },
  'another root element': () => {
    const root = document.createElement('html');
    root.innerHTML = '<body><h1>Next</h1><button data-consent-open id="settings">Settings</button></body>';
    document.documentElement.replaceWith(root);
  },
  'document.open()': () => {
    document.open();
    document.write(
      '<!doctype html><title>Next</title><h1>Next</h1><button data-consent-open id="settings">Settings</button>',
    );
    document.close();
  },
  'document.open() that is never closed': () => {
    document.open();
    document.write(
      '<!doctype html><title>Next</title><h1>Next</h1><button data-consent-open id="settings">Settings</button>',
    );
  },
  'a morph that takes out what it does not know': () => {
    for (const it of [...document.documentElement.children]) if (!/head|body/i.test(it.localName)) it.remove();
    document.body.innerHTML = '<h1>Next</h1><button data-consent-open id="settings">Settings</button>';
  },
};
const swaps = Object.entries(SWAPS).map(([name, swap]) => ({ name, swap }));

describe.each(swaps)('after $name', ({ name, swap }) => {
  test('who has not answered is still asked, and can answer', async () => {
    const browser = name === 'document.open()' ? 'firefox' : 'chromium';
    const { page, ui, errors } = await openSite({ browser, pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.banner.waitFor();
    await page.evaluate(swap);
    await page.locator('#settings').waitFor();
    await expect.poll(() => ui.banner.count()).toBe(1);
    await expect.poll(() => ui.banner.evaluate((it) => it.matches(':popover-open'))).toBe(true);
    await ui.button('reject-all').click();
    await ui.banner.waitFor({ state: 'detached' });
    await ui.button('reopen').waitFor();
    expect(errors).toEqual([]);
  });

  test('who has answered can withdraw, by the control and by the page’s opener', async () => {
    const { page, ui, errors } = await openSite({ pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.button('accept-all').click();
    await ui.button('reopen').waitFor();
    await page.goto('/again');
    await ui.button('reopen').waitFor();
    await page.evaluate(swap);
    await page.locator('#settings').waitFor();
    await ui.button('reopen').click();
    await ui.button('close', ui.dialog).click();
    await ui.dialog.waitFor({ state: 'detached' });
    await page.locator('#settings').click();
    await ui.button('reject-all', ui.dialog).click();
    await expect.poll(() => page.evaluate(() => window.assent?.has('analytics'))).toBe(false);
    await expect.poll(() => ui.host.count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('open preferences are open and modal, or closed for good', async () => {
    const { page, ui, errors } = await openSite({ pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.button('preferences').click();
    await ui.dialog.waitFor();
    await page.evaluate(swap);
    await page.locator('#settings').waitFor();
    await page.evaluate(() => window.assent?.open());
    await expect.poll(() => ui.dialog.evaluate((it) => it.matches(':modal'))).toBe(true);
    await ui.button('reject-all', ui.dialog).click();
    await ui.button('reopen').waitFor();
    expect(errors).toEqual([]);
  });

  test('preferences that were open, and are opened in the same moment, are open', async () => {
    const { page, ui, settled, errors } = await openSite({ pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.button('preferences').click();
    await ui.dialog.waitFor();
    await page.evaluate(`(${swap})(); window.assent.open()`);
    await page.locator('#settings').waitFor();
    if (name !== 'document.open() that is never closed') await settled();
    await expect.poll(() => ui.dialog.evaluate((it) => it.matches(':modal'))).toBe(true);
    expect(errors).toEqual([]);
  });
});

test('a page that always takes it out is not answered for ever', async () => {
  const head = `<script>new MutationObserver(() => {
    for (const it of document.documentElement.querySelectorAll('assent-ui')) { it.remove(); window.taken = (window.taken ?? 0) + 1; }
  }).observe(document.documentElement, { childList: true });</script>${assentTag(TAG)}`;
  const { page } = await openSite({ pages: { '*': html({ head }) } });
  await page.goto('/');
  await page.waitForFunction(() => (window as unknown as { taken: number }).taken > 3);
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Klouttrack');
});
