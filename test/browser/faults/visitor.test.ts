import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { openSite } from '../harness/open-site';
import { fault, marked, may, pageOf, status, VENDOR } from './fault';

/* What visitors bring along: a blocker, a list that hides banners, a program that drives the browser. */

fault(
  'B30: where a blocker stops the script or the receipts the page works, and nobody is pestered',
  async (browser) => {
    const { page, ui, vendorHosts, site, log, settled } = await openSite({ browser, pages: { '*': pageOf() } });
    await page.route('**/assent/assent.js', (route) => route.abort());
    await page.goto('/');
    await settled();
    expect(vendorHosts()).toEqual([]);
    await page.unroute('**/assent/assent.js');
    let tries = 0;
    await page.route('**/assent/receipts', (route) => {
      tries++;
      return route.abort('blockedbyclient');
    });
    await page.goto('/');
    await ui.button('accept-all').click();
    await ui.banner.waitFor({ state: 'detached' });
    await log.next(`${VENDOR}/t.js`);
    await expect.poll(() => tries).toBeGreaterThan(0);
    for (let visit = 0; visit < 8; visit++) {
      await page.goto(`/${visit}`);
      await page.waitForFunction(may);
      await settled();
    }
    expect(tries).toBeLessThanOrEqual(5);
    expect(await site.receipts()).toEqual([]);
  },
);

fault('B31: whatever hides the banner, the page is usable and the gate shut', async (browser) => {
  // Not the root: where that is not displayed, nothing is.
  const selectors = [
    ...['html *', 'assent-ui', 'html > *', 'html > :last-child'],
    ...['body, body *, body ~ *', 'body ~ *', '[popover]', ':root :not(head)'],
  ];
  const rules = [
    ...['display: none', 'visibility: hidden', 'opacity: 0', 'pointer-events: none'],
    ...['transform: scale(0)', 'all: unset', 'position: static'],
  ];
  const sheets = selectors.flatMap((selector) => rules.map((rule) => `${selector} { ${rule} !important }`));
  const body = `<h1>x</h1><button id="own" onclick="this.dataset.clicked = 1">Own</button><div style="height: 3000px"></div>${marked('t')}`;
  const { page, ui, vendorHosts, settled } = await openSite({ browser, pages: { '*': pageOf(body) } });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  const hidden = await page.evaluate(async (all) => {
    const host = document.querySelector('assent-ui') as HTMLElement;
    const button = host.shadowRoot?.querySelector('[data-action=reject-all]') as HTMLElement;
    const sheet = document.head.appendChild(document.createElement('style'));
    const found: string[] = [];
    for (const text of all) {
      sheet.textContent = text;
      for (let i = 0; i < 2; i++) await new Promise((drawn) => requestAnimationFrame(drawn));
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
      const { x, y, width, height } = button.getBoundingClientRect();
      const isThere = width > 40 && height > 20 && document.elementFromPoint(x + width / 2, y + height / 2) === host;
      if (!isThere || !button.checkVisibility({ visibilityProperty: true })) found.push(text);
    }
    sheet.remove();
    return found;
  }, sheets);
  expect(sheets.length).toBeGreaterThanOrEqual(50);
  expect(hidden).toEqual([]);
  // What is taken out as a whole has decided nothing, and has locked nothing.
  await page.evaluate(() => document.querySelector('assent-ui')?.remove());
  await page.locator('#own').click();
  expect(await page.locator('#own').getAttribute('data-clicked')).toBe('1');
  await page.evaluate(() => scrollTo(0, 500));
  await page.waitForFunction(() => scrollY > 0);
  await settled();
  expect(await page.evaluate(status)).toBe('unasked');
  expect(vendorHosts()).toEqual([]);
});

fault('B36: who is driven by a program is treated as everybody, by what is shipped', async (browser) => {
  const { page, ui, log } = await openSite({ browser, pages: { '*': pageOf() } });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await page.evaluate(() => navigator.webdriver)).toBe(true);
  const files = [...new Set(log.all(/\/assent\/.*\.js$/).map(({ path }) => path))];
  expect(files.length).toBeGreaterThan(2);
  for (const path of files) {
    const served = await page.evaluate(async (url) => (await fetch(url)).text(), path);
    const built = readFileSync(path.replace('/assent', 'dist'));
    expect(createHash('sha256').update(served).digest('hex')).toBe(createHash('sha256').update(built).digest('hex'));
  }
  const loaded = readdirSync('dist/parts', { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.js'));
  const names = loaded.filter((it) => /webdriver|headless/i.test(readFileSync(`dist/parts/${it}`, 'utf8')));
  expect(names).toEqual([]);
});
