import { describe, expect, test } from 'vitest';
import { html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import { SITE } from './harness/site';

const TAG =
  '<script async src="/assent/assent.js" data-policy-url="/privacy" data-policy-version="2025-02" data-endpoint="/assent" data-region="DE" data-google-analytics="G-TEST12345"></script>';
const BODY = `<h1>Openers</h1><site-footer></site-footer><round-button id="around" data-consent-open></round-button>
<a id="slotted" href="#assent"><round-button></round-button></a>
<div id="panel"><button id="stop" data-consent-open>in a panel</button></div>
<div id="capture"><button id="stop-early" data-consent-open>in another</button></div>
<a id="abs" href="/#assent">menu link</a> <a id="full" href="${SITE}/#assent">whole address</a>
<a id="relative" href="./#assent">relative</a> <a id="routed" href="/#assent">a router's</a>
<form><input name="matches" hidden><input name="closest" hidden><input name="dataset" hidden>
<button id="in-form" type="button" data-consent-open><b>in a form</b></button></form>
<svg width="40" height="20"><a id="drawn" href="#assent"><rect width="40" height="20"></rect></a></svg>
<a id="elsewhere" href="/other#assent">another page's</a> <a id="almost" href="/#assented">another place</a>
<script>
customElements.define('site-footer', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<button id="one" data-consent-open>choices</button> <a id="two" href="#assent">choices</a>'; } });
customElements.define('round-button', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<button><i>choices</i></button>'; } });
document.getElementById('panel').addEventListener('click', function (e) { e.stopPropagation(); });
document.getElementById('capture').addEventListener('click', function (e) { e.stopImmediatePropagation(); }, true);
document.getElementById('routed').addEventListener('click', function (e) {
  if (e.defaultPrevented) return; e.preventDefault(); history.pushState(null, '', '/#assent'); });
</script>`;

const open = async (browser: 'chromium' | 'firefox'): Promise<Visit> => {
  const visit = await openSite({ browser, pages: { '*': html({ head: TAG, body: BODY }) } });
  await visit.page.goto('/');
  await visit.ui.button('reject-all').click();
  return visit;
};

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('every way to write an opener opens the preferences, and leaves the page where it is', async () => {
    const { page, ui, errors } = await open(browser);
    const openers = '#one #two #around #slotted #stop #stop-early #abs #full #relative #routed #in-form #drawn';
    for (const opener of openers.split(' ')) {
      await page.locator(opener).click();
      await ui.dialog.waitFor();
      expect([opener, page.url()]).toEqual([opener, `${SITE}/`]);
      await ui.button('close', ui.dialog).click();
      await ui.dialog.waitFor({ state: 'hidden' });
    }
    expect(errors).toEqual([]);
  });

  test('a link to another page’s #assent leads there, and it opens on arrival', async () => {
    const { page, ui } = await open(browser);
    await page.locator('#elsewhere').click();
    await page.waitForURL('**/other#assent');
    await ui.dialog.waitFor();
    expect(page.url()).toBe(`${SITE}/other#assent`);
  });

  test('arriving on #assent opens: by address, by hash, and with an answer still to give', async () => {
    const { page, ui, context, settled } = await open(browser);
    await page.locator('#almost').click();
    await settled();
    expect(await ui.dialog.isVisible()).toBe(false);
    await page.evaluate(() => {
      location.hash = 'assent';
    });
    await ui.dialog.waitFor();
    await page.goto('/third#assent');
    await ui.dialog.waitFor();
    await context.clearCookies();
    await page.evaluate(() => localStorage.clear());
    await page.goto('/fourth#assent');
    await ui.dialog.waitFor();
  });
});
