import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import { script } from './harness/vendors';

/* Services without a frame say where the site has a place for them that they are held. */

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const BROWSERS = ['chromium', 'firefox'] as const;

/** As Google's own script: it calls those who wait, and from then on answers at once. */
const RECAPTCHA = `
  const { fns = [] } = window.___grecaptcha_cfg ?? {};
  window.grecaptcha = {
    ready: (then) => then(),
    execute: async (key, { action }) => 'token of ' + action,
  };
  for (const then of fns) then();`;

const vendors = {
  'www.google.com/recaptcha/api.js': () => script(RECAPTCHA),
  'maps.googleapis.com/maps/api/js': () => script("document.getElementById('map').textContent = 'A map';"),
  'js.hs-scripts.com/': () => script('window.hbspt = { forms: { create: () => { window.made = true; } } };'),
};

interface Page {
  readonly body: string;
  readonly services?: object;
  readonly tag?: Record<string, string>;
  readonly browser?: (typeof BROWSERS)[number];
}

function open({ body, services, tag, browser = 'chromium' }: Page): Promise<Visit> {
  const head = (services ? assentConfig({ services }) : '') + assentTag({ ...PLAIN, 'data-region': 'DE', ...tag });
  return openSite({ browser, vendors, pages: { '*': html({ head, body }) } });
}

const FORM = `<form id="f"><label>Message <input id="message" required value="Hello"></label>
  <div class="g-recaptcha" data-sitekey="6LTESTTEST"></div><button id="send">Send</button></form>
  <script>f.onsubmit = (event) => {
    event.preventDefault();
    grecaptcha.ready(async () => { window.sent = await grecaptcha.execute('6LTESTTEST', { action: 'send' }); });
  };</script>`;
const recaptcha = { 'data-recaptcha': '6LTESTTEST' };

describe.each(BROWSERS)('in %s', (browser) => {
  test('a form that needs a held service says so, and can be sent once that is loaded', async () => {
    const { page, ui, log, browserStores, settled } = await open({ body: FORM, tag: recaptcha, browser });
    await page.goto('/');
    await ui.button('reject-all').click();
    await ui.embed.waitFor();
    expect(await ui.embed.locator('b').textContent()).toBe('reCAPTCHA');
    // There is nothing to see at a source of its own.
    expect(await ui.embed.locator('a').count()).toBe(0);
    await settled();
    // (Chromium itself asks somebody about forms.)
    expect(log.all('www.google.com')).toEqual([]);
    const before = await browserStores();

    await ui.embedButton('load-once').click();
    await log.next('recaptcha/api.js');
    await expect.poll(() => page.evaluate('typeof grecaptcha.execute')).toBe('function');
    await page.locator('#send').click();
    await expect.poll(() => page.evaluate('window.sent')).toBe('token of send');
    expect(await ui.embed.count()).toBe(0);
    // No decision, no receipt, nothing stored.
    await settled();
    const after = await browserStores();
    expect(after.cookies).toEqual(before.cookies);
    expect(Object.keys(after.localStorage).filter((key) => !(key in before.localStorage))).toEqual([]);
    expect(await page.evaluate(() => [window.assent?.has('recaptcha'), window.assent?.has('preferences')])).toEqual([
      true,
      false,
    ]);
    await page.reload();
    await ui.embed.waitFor();
    expect(await page.evaluate(() => window.assent?.has('recaptcha'))).toBe(false);
  });

  test('an empty box has the placeholder in its place and size, and "always allow" is a yes to that service', async () => {
    const { page, ui, log, site } = await open({
      browser,
      body: `<p>We are here:</p><div id="map" data-consent-placeholder="google-maps" style="width:480px;height:300px"></div>
        <script type="text/plain" data-consent="marketing" data-consent-service="google-maps"
          src="https://maps.googleapis.com/maps/api/js?key=K"></script>`,
    });
    await page.goto('/');
    await ui.embed.waitFor();
    const box = await ui.embed.boundingBox();
    expect([box?.width, box?.height]).toEqual([480, 300]);
    await ui.embedButton('always-allow').click();
    await log.next('maps.googleapis.com');
    await expect.poll(() => page.locator('#map').textContent()).toBe('A map');
    expect(await page.locator('#map').isVisible()).toBe(true);
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt).toMatchObject({
      action: 'choose',
      method: 'placeholder',
      services: { 'google-maps': true },
    });
    expect(await ui.banner.isVisible()).toBe(true);
  });

  test('what the site has in the place stays, and its own code waits by when()', async () => {
    const { page, ui, errors } = await open({
      browser,
      services: { hubspot: { id: '1234567' } },
      body: `<div id="form" data-consent-placeholder="hubspot"><p>Or write to hello@klouttrack.test</p></div>
        <script>assentQueue = [async (assent) => { await assent.when('hubspot'); window.may = true; }];</script>`,
    });
    await page.goto('/');
    await ui.embed.waitFor();
    expect(await page.locator('#form p').isVisible()).toBe(true);
    expect(await page.evaluate('window.may')).toBeUndefined();
    await ui.embedButton('load-once').click();
    await expect.poll(() => page.evaluate('window.may && hbspt.forms.create() || window.made')).toBe(true);
    expect(errors).toEqual([]);
  });
});

test('a place in a line of text is no wider than a phone', async () => {
  const { page, ui } = await openSite({
    context: { viewport: { width: 320, height: 700 } },
    pages: {
      '*': html({
        head: assentConfig({ services: { 'google-maps': {} } }) + assentTag({ ...PLAIN, 'data-region': 'DE' }),
        body: '<main style="padding: 1em"><p>Visit us: <span data-consent-placeholder="google-maps"></span></p></main>',
      }),
    },
  });
  await page.goto('/');
  await ui.button('reject-all').click();
  await ui.embed.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('a button that is bound to reCAPTCHA stays a button', async () => {
  const { page, ui } = await open({
    tag: recaptcha,
    body: '<form><button class="big g-recaptcha" data-sitekey="6LTESTTEST" data-callback="send">Send</button></form>',
  });
  await page.goto('/');
  await ui.embed.waitFor();
  expect(await page.locator('form > button').isVisible()).toBe(true);
  expect((await ui.embed.boundingBox())?.width).toBeGreaterThan(600);
});

test('a no takes back what was loaded once, though it says what was said before', async () => {
  const { page, ui, log, vendorRequests, settled } = await open({ tag: recaptcha, body: FORM });
  await page.goto('/');
  await ui.button('reject-all').click();
  await ui.embedButton('load-once').click();
  await log.next('recaptcha/api.js');
  await ui.embed.waitFor({ state: 'detached' });
  // A yes to something else leaves it.
  await page.evaluate(() => window.assent?.set({ analytics: true }));
  expect(await page.evaluate(() => window.assent?.has('recaptcha'))).toBe(true);
  const loads = page.waitForEvent('load');
  page.evaluate(() => window.assent?.rejectAll()).catch(() => {});
  await loads;
  await ui.embed.waitFor();
  await settled();
  expect(vendorRequests().filter(({ path }) => path.includes('api.js'))).toHaveLength(1);
});

test('under age nothing is loaded once that minors may not have', async () => {
  const { page, ui, vendorHosts, settled } = await open({
    tag: { 'data-audience': 'minor' },
    body: `<div data-consent-placeholder="google-maps" style="height:300px"></div>
      <script type="text/plain" data-consent="marketing" data-consent-service="google-maps" src="https://maps.googleapis.com/maps/api/js"></script>`,
  });
  await page.goto('/');
  await ui.embedButton('load-once').click();
  await settled();
  expect(vendorHosts()).toEqual([]);
});

test('a place that a router brings later, in a page in Arabic, is told in Arabic to who has refused before', async () => {
  const { page, ui } = await open({ tag: recaptcha, body: '<main id="main"></main>' });
  await page.goto('/');
  await ui.button('reject-all').click();
  await page.goto('/');
  await ui.button('reopen').waitFor();
  await page.evaluate(() => {
    document.documentElement.lang = 'ar';
    const place = document.createElement('div');
    place.dataset.consentPlaceholder = 'recaptcha';
    document.getElementById('main')?.append(place);
  });
  await ui.embed.waitFor();
  expect(await ui.embed.locator('section').getAttribute('dir')).toBe('rtl');
  await page.evaluate(() => document.getElementById('main')?.replaceChildren());
  await expect.poll(() => ui.embed.count()).toBe(0);
});

test('a name that is none is told once; what the page does not use has no place', async () => {
  const { page, said, ui, settled } = await open({
    tag: recaptcha,
    body: '<div data-consent-placeholder="recapcha"></div><div data-consent-placeholder="recapcha"></div>',
  });
  await page.goto('/');
  await expect.poll(() => said.filter((text) => text.includes('recapcha'))).toHaveLength(1);
  await settled();
  expect(await ui.embed.count()).toBe(0);

  const other = await open({ body: '<div class="g-recaptcha"></div>', services: { hotjar: { id: '1234567' } } });
  await other.page.goto('/');
  await other.ui.banner.waitFor();
  await other.settled();
  expect(await other.ui.embed.count()).toBe(0);
});

/** A visit in which reCAPTCHA was loaded once, after a refusal. */
async function loadedOnce(): Promise<Visit> {
  const visit = await open({
    services: { recaptcha: { id: '6LTESTTEST' }, hotjar: { id: '1234567' }, youtube: {} },
    body: FORM,
  });
  const { page, ui, log } = visit;
  await page.goto('/');
  await ui.button('reject-all').click();
  await ui.embedButton('load-once').click();
  await log.next('recaptcha/api.js');
  await ui.embed.waitFor({ state: 'detached' });
  return visit;
}

test('what is loaded once is not decided: saving the preferences says no yes to it', async () => {
  const { page, ui, site } = await loadedOnce();
  await page.evaluate(() => window.assent?.open());
  await ui.switch('analytics').click();
  const loads = page.waitForEvent('load');
  await ui.button('save', ui.dialog).click();
  // Its switch was off, and is off: a no.
  await loads;
  await expect.poll(() => site.receipts()).toHaveLength(2);
  const [, second] = await site.receipts();
  expect(second?.receipt.services).toMatchObject({ hotjar: true, recaptcha: false });
  expect(await page.evaluate(() => window.assent?.has('recaptcha'))).toBe(false);
});

test('a reset ends it at once, and an answer in another tab that says no more about it does not', async () => {
  const { page, newPage, ui, settled } = await loadedOnce();
  const other = await newPage();
  await other.goto('/');
  await other.evaluate(() => window.assent?.set({ youtube: true }));
  await expect.poll(() => page.evaluate(() => window.assent?.has('youtube'))).toBe(true);
  expect(await page.evaluate(() => window.assent?.has('recaptcha'))).toBe(true);
  await settled();
  const loads = page.waitForEvent('load');
  const now = await page.evaluate(() => {
    window.assent?.reset().catch(() => {});
    return new Promise((resolve) => setTimeout(() => resolve(window.assent?.has('recaptcha'))));
  });
  expect(now).toBe(false);
  await loads;
  await ui.embed.waitFor();
});

test('where the part that applies decisions does not come, a no counts all the same', async () => {
  const { page, ui, log } = await open({ tag: recaptcha, body: FORM });
  await page.route(/parts\/decisions\.js/, (route) => route.abort());
  await page.goto('/');
  await ui.embedButton('load-once').click();
  await log.next('recaptcha/api.js');
  await expect.poll(() => page.evaluate(() => window.assent?.has('recaptcha'))).toBe(true);
  await ui.button('reject-all').click();
  expect(await page.evaluate(() => window.assent?.has('recaptcha'))).toBe(false);
});

test('who is under age in another tab has it no more in this one', async () => {
  const { page, newPage, ui } = await open({
    body: `<div data-consent-placeholder="google-maps" style="height:300px"></div>
      <script type="text/plain" data-consent="marketing" data-consent-service="google-maps" src="https://maps.googleapis.com/maps/api/js"></script>`,
  });
  await page.goto('/');
  await ui.button('reject-all').click();
  await ui.embedButton('load-once').click();
  await expect.poll(() => page.evaluate(() => window.assent?.has('google-maps'))).toBe(true);
  const other = await newPage();
  await other.goto('/');
  const loads = page.waitForEvent('load');
  await other.evaluate(() => window.assent?.setAudience('minor'));
  // A marked script has no off switch.
  await loads;
  await ui.embed.waitFor();
});

test('a place that is no place any more, and a copy of one after the yes, are as the page has them', async () => {
  const { page, ui } = await open({
    body: '<main id="main"><div id="map" data-consent-placeholder="youtube" style="height:300px"></div></main>',
    services: { youtube: {} },
  });
  await page.goto('/');
  await ui.embed.waitFor();
  await page.evaluate(() => {
    (window as { kept?: string }).kept = document.getElementById('main')?.innerHTML ?? '';
    document.getElementById('map')?.removeAttribute('data-consent-placeholder');
  });
  await expect.poll(() => ui.embed.count()).toBe(0);
  expect((await page.locator('#map').boundingBox())?.height).toBe(300);
  await page.evaluate(() => window.assent?.acceptAll());
  await page.evaluate(() => {
    const main = document.getElementById('main') as HTMLElement;
    main.innerHTML = (window as { kept?: string }).kept ?? '';
  });
  await expect.poll(() => ui.embed.count()).toBe(0);
  await expect.poll(async () => (await page.locator('#map').boundingBox())?.height).toBe(300);
});

test.each(BROWSERS)('under Trusted Types marked scripts and services share a policy, in %s', async (browser) => {
  const body = `<script type="text/plain" data-consent="analytics" src="https://js.hs-scripts.com/marked.js"></script>`;
  const head = assentConfig({ services: { hotjar: { id: '1234567' } } }) + assentTag({ ...PLAIN, 'data-region': 'DE' });
  const { page, ui, log, errors } = await openSite({
    browser,
    pages: { '*': html({ head, body }) },
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types assent" },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next('js.hs-scripts.com/marked.js');
  await log.next('static.hotjar.com');
  expect(errors).toEqual([]);
});
