import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hold } from './harness/hold';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/* Whose turn is it? What the page wants answered first is neither covered by the banner, nor does the banner stand there dead. */

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const LOW = 'margin:auto auto 0;width:100vw;max-width:none;height:160px';

interface Kind {
  readonly name: string;
  readonly body: string;
  /** How the page opens and closes it. */
  readonly open: string;
  readonly close: string;
}

const KINDS: readonly Kind[] = [
  {
    name: 'a modal dialog',
    body: `<dialog id="it" style="${LOW}"><button id="yes">Yes, I am</button></dialog>`,
    open: 'it.showModal()',
    close: 'it.close()',
  },
  {
    name: 'a modal dialog that is taken out',
    body: `<div id="place"><dialog id="it" style="${LOW}"><button id="yes">Yes, I am</button></dialog></div>`,
    open: 'it.showModal()',
    close: 'place.innerHTML = ""',
  },
  {
    name: 'a modal dialog in a component',
    body: `<div id="host"></div><script>host.attachShadow({ mode: 'open' }).innerHTML =
      '<dialog style="${LOW}"><button id="yes">Yes, I am</button></dialog>'</script>`,
    open: 'host.shadowRoot.firstChild.showModal()',
    close: 'host.shadowRoot.firstChild.close()',
  },
  {
    name: 'a box that says it is modal',
    body: '',
    open: `document.body.insertAdjacentHTML('beforeend', '<div id="it" role="dialog" aria-modal="true" style="position:fixed;inset:auto 0 0;height:160px;z-index:99"><button id="yes">Yes, I am</button></div>')`,
    close: 'it.remove()',
  },
  {
    name: 'a box beside which all is inert',
    body: '<div id="it" hidden style="position:fixed;inset:auto 0 0;height:160px;z-index:99"><button id="yes">Yes, I am</button></div>',
    open: 'main.inert = true; it.hidden = false',
    close: 'main.inert = false; it.hidden = true',
  },
  {
    name: 'a box beside which all is hidden from screen readers',
    body: '<div><div id="it" hidden style="position:fixed;inset:auto 0 0;height:160px;z-index:99"><button id="yes">Yes, I am</button></div></div>',
    open: 'document.body.style.pointerEvents = "none"; main.ariaHidden = "true"; it.style.pointerEvents = "auto"; it.hidden = false',
    close: 'main.ariaHidden = null; document.body.style.pointerEvents = ""; it.hidden = true',
  },
];

const bodyOf = ({ body }: Kind) => `<main id="main"><h1>Shop</h1></main>${body}`;
const run = (page: Page, script: string) => page.evaluate(script);

describe.each(KINDS)('$name', (kind) => {
  const { open, close } = kind;
  const pages = { '*': html({ head: assentTag(TAG), body: bodyOf(kind) }) };
  const context = { viewport: { width: 390, height: 700 } };

  test('that is open first: the banner waits, and works when it has closed', async () => {
    const { page, ui, settled } = await openSite({
      context,
      pages: { '*': html({ head: assentTag(TAG), body: `${bodyOf(kind)}<script>${open}</script>` }) },
    });
    await page.goto('/');
    await settled();
    await page.locator('#yes').click();
    expect(await ui.banner.count()).toBe(0);
    await run(page, close);
    await ui.button('reject-all').click();
    await ui.button('reopen').waitFor();
  });

  test('that comes over the banner: it waits, and is asked again', async () => {
    const { page, ui } = await openSite({ context, pages });
    await page.goto('/');
    await ui.banner.waitFor();
    await run(page, open);
    await page.locator('#yes').click();
    await ui.banner.waitFor({ state: 'detached' });
    await run(page, close);
    await ui.button('reject-all').click();
    await ui.button('reopen').waitFor();
  });
});

test('in Firefox too', async () => {
  const [kind] = KINDS as [Kind];
  const { page, ui } = await openSite({
    browser: 'firefox',
    pages: { '*': html({ head: assentTag(TAG), body: `${bodyOf(kind)}<script>${kind.open}</script>` }) },
  });
  await page.goto('/');
  await page.locator('#yes').click();
  await run(page, kind.close);
  await ui.button('reject-all').click();
  await ui.button('reopen').waitFor();
});

describe('what is no modal holds up nobody', () => {
  test.each([
    [
      'a closed menu that is inert',
      '<nav inert style="position:fixed;left:-300px;width:300px">Menu</nav><main>Text</main>',
    ],
    ['a slide that is inert', '<main><div><p>One</p><p inert>Two</p></div></main>'],
    ['a modal that is not shown', '<div aria-modal="true" style="display:none"><p>Text</p></div>'],
    [
      'one that is transparent',
      '<div aria-modal="true" style="position:fixed;inset:0;opacity:0;pointer-events:none"><p>Text</p></div>',
    ],
    ['a dialog that is not modal', '<dialog open>Hello</dialog>'],
    ['an icon hidden from screen readers', '<span aria-hidden="true">*</span><main>Text</main>'],
  ])('%s', async (_name, body) => {
    const { page, ui } = await openSite({ pages: { '*': html({ head: assentTag(TAG), body }) } });
    await page.goto('/');
    await ui.button('reject-all').click();
    await ui.button('reopen').waitFor();
  });
});

test('a popover of the page that is open is not covered, and the banner can be used beside it', async () => {
  const body = `<h1>Shop</h1><div id="it" popover="manual" style="inset:auto 0 0 auto;margin:0;width:100px;height:100px">
    <button id="yes">Yes</button></div><script>it.showPopover()</script>`;
  const { page, ui } = await openSite({ pages: { '*': html({ head: assentTag(TAG), body }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  await page.locator('#yes').click();
  await page.evaluate('it.hidePopover()');
  await expect.poll(() => ui.banner.evaluate((it) => it.matches(':popover-open'))).toBe(true);
  await page.evaluate('it.showPopover()');
  await page.locator('#yes').click();
  await ui.button('reject-all').click({ position: { x: 5, y: 5 } });
  await ui.button('reopen').waitFor();
});

/** Focus traps of common libraries, by what they do to the page. */
const TRAPS = {
  'focus-trap': `
    const outside = (e) => !trap.contains(e.composedPath()[0]);
    for (const type of ['mousedown', 'touchstart']) addEventListener.call(document, type, (e) => outside(e) && e.preventDefault(), { capture: true, passive: false });
    document.addEventListener('click', (e) => { if (outside(e)) { e.preventDefault(); e.stopImmediatePropagation(); } }, true);
    document.addEventListener('focusin', (e) => { if (outside(e)) { e.stopImmediatePropagation(); a.focus(); } }, true);
    document.addEventListener('keydown', (e) => {
      if (e.key !== 'Tab') return;
      if (outside(e)) { e.preventDefault(); a.focus(); }
      else if (!e.shiftKey && document.activeElement === b) { e.preventDefault(); a.focus(); }
      else if (e.shiftKey && document.activeElement === a) { e.preventDefault(); b.focus(); }
    }, true);`,
  'react-focus-lock': `
    const pull = () => setTimeout(() => {
      const active = document.activeElement;
      if (active !== document.body && !trap.contains(active) && !active.closest('[data-no-focus-lock]')) a.focus();
    }, 1);
    document.addEventListener('focusin', pull); document.addEventListener('focusout', pull);
    before.onfocus = () => b.focus(); after.onfocus = () => a.focus();`,
  'one that takes back the focus alone': `
    document.addEventListener('focusin', (e) => { if (!trap.contains(e.target)) a.focus(); });
    before.onfocus = () => b.focus(); after.onfocus = () => a.focus();`,
};

describe.each(Object.entries(TRAPS))('with %s', (_name, script) => {
  const body = `<h1>Shop</h1><i id="before" tabindex="0"></i><div id="trap"><button id="a">A</button><button id="b">B</button>
    <a href="#assent">Cookies</a></div><i id="after" tabindex="0"></i><script>${script} a.focus();</script>`;
  const pages = { '*': html({ head: assentTag(TAG), body: body.replace('<a href="#assent">Cookies</a>', '') }) };
  const withLink = { '*': html({ head: assentTag(TAG), body }) };
  const focused = (page: Page) =>
    page.evaluate(() => {
      let it = document.activeElement;
      while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
      return it?.getAttribute('data-action') ?? it?.id;
    });

  test('the banner can be used by mouse', async () => {
    const { page, ui } = await openSite({ pages });
    await page.goto('/');
    await ui.button('reject-all').click();
    await ui.button('reopen').waitFor();
  });

  test('even before what comes after the banner has come', async () => {
    const { page, ui } = await openSite({ pages });
    const held = await hold(page, /parts\/place\.js/);
    await page.goto('/', { waitUntil: 'commit' });
    await ui.banner.waitFor();
    await expect.poll(held.count).toBe(1);
    await ui.button('reject-all').click();
    await ui.banner.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => window.assent?.consent.status)).toBe('decided');
  });

  test('a yes is taken where it has to be the visitor’s own', async () => {
    const { page, ui, site, settled } = await openSite({
      pages: { '*': html({ head: assentTag({ ...TAG, 'data-api': 'visitor' }), body }) },
    });
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    await ui.button('accept-all', ui.banner).click();
    await ui.banner.waitFor({ state: 'detached' });
    await settled();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt.action).toBe('accept-all');
  });

  test('the question for the age can be answered by mouse', async () => {
    const { page, ui } = await openSite({
      pages: { '*': html({ head: assentTag({ ...TAG, 'data-audience': 'ask' }), body }) },
    });
    await page.goto('/');
    const question = page.locator('assent-ui [data-question=age]');
    await question.waitFor();
    await ui.button('reject-all').click();
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => window.assent?.consent.status)).toBe('decided');
  });

  test.each(['Tab', 'Shift+Tab'])('and by keyboard, with %s', async (key) => {
    const { page, ui, settled } = await openSite({ pages });
    await page.goto('/');
    await ui.banner.waitFor();
    await page.locator('#a').focus();
    await page.keyboard.press('Shift');
    await settled();
    for (let press = 0; press < 15 && (await focused(page)) !== 'reject-all'; press++) {
      await page.keyboard.press(key);
      // A trap takes its time.
      await settled();
    }
    expect(await focused(page)).toBe('reject-all');
    await page.keyboard.press('Enter');
    await ui.button('reopen').waitFor();
  });

  test('and so can the preferences', async () => {
    const { page, ui } = await openSite({ pages: withLink });
    await page.goto('/');
    await ui.banner.waitFor();
    await page.locator('a[href="#assent"]').click();
    await ui.dialog.waitFor();
    await ui.switch('analytics').click();
    // A click that a trap has swallowed is made again a moment later.
    await expect.poll(() => ui.switch('analytics').isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await focused(page)).not.toMatch(/^[ab]$/);
    await ui.button('save', ui.dialog).click();
    await ui.button('reopen').waitFor();
    expect(await page.evaluate(() => window.assent?.has('analytics'))).toBe(true);
  });
});
