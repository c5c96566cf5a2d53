import { expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/*
 * `api: "visitor"`: who may say yes. What a script does is in the page, and is told by a request that it makes when it has done:
 * Chromium takes whatever a test evaluates in the page for an act of its visitor.
 */

const BROWSERS = ['chromium', 'firefox'] as const;
const ATTRIBUTES = { ...EXAMPLE, 'data-api': 'visitor', 'data-region': 'DE' };
const frame = `<iframe title="A film" data-consent="marketing" data-consent-service="youtube"
  data-src="https://www.youtube-nocookie.com/embed/one"></iframe>`;
const OWN_BUTTONS = `<button id="yes" onclick="assent.acceptAll()">Yes</button>
  <button id="some" onclick="assent.set({ analytics: true })">Some</button>`;

/** What a script of somebody else's has to do so: elements as they come, and a request at the end that says what it has seen. */
const TOOLS = `
  const until = async (look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  };
  const ours = (selector, host = 'assent-ui') => until(() => document.querySelector(host)?.shadowRoot?.querySelector(selector));
  const said = (call) => call.then(() => 'done', (cause) => cause.name + ' ' + cause.message);
  const tell = (what) => fetch('/told?' + encodeURIComponent(JSON.stringify(what)));
`;

interface Options {
  browser: (typeof BROWSERS)[number];
  attributes?: Readonly<Record<string, string>>;
  script?: string;
}

async function arrive({ browser, attributes = ATTRIBUTES, script = '' }: Options): Promise<Visit> {
  const own = `<script>${TOOLS}(window.assentQueue ||= []).push(async (assent) => {${script}})</script>`;
  const head = assentConfig({ services: { youtube: {} } }) + assentTag(attributes);
  const visit = await openSite({
    browser,
    pages: { '*': html({ head, body: `${OWN_BUTTONS}<p>${frame}</p>${own}` }), '/told': () => new Response('') },
  });
  await visit.page.goto('/');
  return visit;
}

async function told({ log }: Visit): Promise<Record<string, unknown>> {
  const { url } = await log.next('/told?');
  return JSON.parse(decodeURIComponent(new URL(url).search.slice(1)));
}

const consentOf = ({ page }: Visit) =>
  page.evaluate(() => {
    const { status, marketing, analytics } = window.assent?.consent ?? {};
    return { status, marketing, analytics, youtube: window.assent?.has('youtube') };
  });

const NOTHING = { status: 'unasked', marketing: false, analytics: false, youtube: false };
const NOT_A_VISITOR = /^NotAllowedError \[assent\] \w+: was called while no visitor was doing anything/;

test.each(BROWSERS)('no call of a script grants anything by itself, in %s; a no counts', async (browser) => {
  const visit = await arrive({
    browser,
    script: `
      await ours('[data-action=accept-all]');
      // Firefox takes the test's own visit of the page for an act, which is over some seconds later.
      await until(() => !navigator.userActivation?.isActive);
      const all = await said(assent.acceptAll());
      const some = await said(assent.set({ analytics: true, marketing: false }));
      const getter = await said(assent.set({ get analytics() { return (this.asked = !this.asked) ? false : true } }));
      const grownUp = await said(assent.setAudience('general'));
      const before = assent.consent.status;
      const minor = await said(assent.setAudience('minor'));
      const again = await said(assent.setAudience('general'));
      const no = await said(assent.rejectAll());
      const less = await said(assent.set({ analytics: false }));
      await tell({ all, some, getter, grownUp, before, minor, again, no, less, consent: assent.consent });`,
  });
  const { consent, ...answers } = await told(visit);
  expect(answers).toEqual({
    all: expect.stringMatching(NOT_A_VISITOR),
    some: expect.stringMatching(NOT_A_VISITOR),
    // It is read once.
    getter: 'done',
    // It changes nothing.
    grownUp: 'done',
    before: 'decided',
    minor: 'done',
    again: expect.stringMatching(NOT_A_VISITOR),
    no: 'done',
    less: 'done',
  });
  expect(consent).toMatchObject({ status: 'decided', analytics: false, marketing: false, preferences: false });
  await visit.settled();
  expect(visit.vendorHosts()).toEqual([]);
});

test.each(BROWSERS)('synthetic clicks on what is ours grant nothing, in %s', async (browser) => {
  const visit = await arrive({
    browser,
    script: `
      const accept = await ours('[part=banner] [data-action=accept-all]');
      accept.click();
      accept.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      accept.dispatchEvent(new MouseEvent('click'));
      (await ours('[data-action=load-once]', 'assent-embed')).click();
      (await ours('[data-action=always-allow]', 'assent-embed')).click();
      (await ours('[part=banner] [data-action=preferences]')).click();
      const analytics = await ours('[part=dialog] input[name=analytics]');
      analytics.click();
      const clicked = analytics.checked;
      const root = analytics.getRootNode();
      root.querySelector('label[for=switch-analytics]').click();
      const own = document.createElement('label');
      own.htmlFor = 'switch-analytics';
      root.append(own);
      own.click();
      own.remove();
      const labelled = analytics.checked;
      analytics.checked = true;
      analytics.dispatchEvent(new Event('change', { bubbles: true }));
      const changed = analytics.checked;
      root.querySelector('[data-action=save]').click();
      root.querySelector('[part=dialog] [data-action=accept-all]').click();
      accept.remove();
      accept.click();
      await new Promise((resume) => setTimeout(resume));
      await tell({ clicked, labelled, changed, status: assent.consent.status });`,
  });
  expect(await told(visit)).toEqual({ clicked: false, labelled: false, changed: false, status: 'unasked' });
  await visit.settled();
  expect(await consentOf(visit)).toEqual(NOTHING);
  expect(visit.vendorHosts()).toEqual([]);
  expect(visit.errors).toEqual([]);
});

test.each(BROWSERS)('a synthetic no counts, in %s', async (browser) => {
  const visit = await arrive({
    browser,
    script: `
      (await ours('[part=banner] [data-action=reject-all]')).click();
      await until(() => assent.consent.status === 'decided');
      await tell({ marketing: assent.consent.marketing });`,
  });
  expect(await told(visit)).toEqual({ marketing: false });
});

test.each(BROWSERS)(
  'a visitor grants by every button, by the keyboard, and by the site’s own, in %s',
  async (browser) => {
    const visit = await arrive({ browser });
    const { page, ui } = visit;
    const reset = async () => {
      // While a script loads it would load the page again.
      await visit.settled();
      // By a visitor, as the test's own code is one in Chromium alone.
      await page.evaluate(() => window.assent?.reset());
      await ui.banner.waitFor();
    };
    await ui.button('accept-all').click();
    await expect.poll(() => consentOf(visit)).toEqual({ ...NOTHING, status: 'decided', ...ALL });
    await reset();
    await ui.button('accept-all', ui.banner).press('Enter');
    await expect.poll(() => consentOf(visit)).toEqual({ ...NOTHING, status: 'decided', ...ALL });
    await reset();
    await page.click('#yes');
    await expect.poll(() => consentOf(visit)).toEqual({ ...NOTHING, status: 'decided', ...ALL });
    await reset();
    await page.click('#some');
    await expect.poll(() => consentOf(visit)).toEqual({ ...NOTHING, status: 'decided', analytics: true });
    await reset();
    await ui.button('preferences').click();
    await ui.dialog.locator('label[for=switch-analytics]').click();
    await ui.switch('analytics').waitFor();
    expect(await ui.switch('analytics').isChecked()).toBe(true);
    await ui.button('save').click();
    await expect.poll(() => consentOf(visit)).toEqual({ ...NOTHING, status: 'decided', analytics: true });
    await ui.embedButton('always-allow').click();
    await expect.poll(() => consentOf(visit)).toMatchObject({ youtube: true, marketing: false });
  },
);

const ALL = { analytics: true, marketing: true, youtube: true };

test.each(BROWSERS)('"load once" and an age are the visitor’s to say, in %s', async (browser) => {
  const visit = await arrive({
    browser,
    attributes: { ...ATTRIBUTES, 'data-audience': 'ask' },
    script: `
      const field = await ours('#year');
      field.value = '1970';
      field.form.requestSubmit();
      (await ours('[data-action=continue]')).click();
      await new Promise((resume) => setTimeout(resume));
      await tell({ isAsked: field.isConnected, adult: localStorage['assent.adult'] ?? null });`,
  });
  expect(await told(visit)).toEqual({ isAsked: true, adult: null });
  await visit.ui.host.locator('#year').fill('1970');
  await visit.ui.host.locator('[data-action=continue]').click();
  await visit.ui.button('accept-all').waitFor();
  await visit.ui.embedButton('load-once').click();
  await visit.log.next('youtube-nocookie.com/embed/one');
});

test('with the default a script may say yes, as before', async () => {
  const { 'data-api': _, ...open } = ATTRIBUTES;
  const visit = await arrive({
    browser: 'chromium',
    attributes: open,
    script: 'await assent.acceptAll(); await tell({ marketing: assent.consent.marketing });',
  });
  expect(await told(visit)).toEqual({ marketing: true });
});

test('where nobody is asked, a no is not forgotten for a script', async () => {
  const visit = await arrive({
    browser: 'chromium',
    attributes: { ...ATTRIBUTES, 'data-region': 'US-CA' },
    script: `
      await until(() => !navigator.userActivation?.isActive);
      await assent.rejectAll();
      await tell({ reset: await said(assent.reset()), erase: await said(assent.erase()), has: assent.consent.marketing });`,
  });
  expect(await told(visit)).toEqual({
    reset: expect.stringMatching(NOT_A_VISITOR),
    erase: expect.stringMatching(NOT_A_VISITOR),
    has: false,
  });
});
