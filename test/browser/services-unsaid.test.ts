import { describe, expect, test } from 'vitest';
import { hold } from './harness/hold';
import { assentConfig, assentTag, html } from './harness/html';
import { type OpenSiteOptions, openSite } from './harness/open-site';
import { script } from './harness/vendors';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02', 'data-endpoint': '/assent' };
const FIREBASE = { apiKey: 'key', projectId: 'klouttrack', appId: '1:1:web:1', measurementId: 'G-FIREBASE' };

interface Spoken {
  /** Its options. */
  readonly options: object;
  /** What the page has for it before Assent comes, as vendors publish it. */
  readonly queue: string;
  /** How the page tells it of an event called NAME. */
  readonly event: string;
  /** How the page says something that is no event, called NAME. */
  readonly state?: string;
}

/** A function that keeps its calls, as most base codes have it. */
const stub = (name: string, list: string, handler = '') =>
  `window.${name} = window.${name} || function () { ${handler && `${name}.${handler} ? ${name}.${handler}.apply(${name}, arguments) : `}(${name}.${list} = ${name}.${list} || []).push(arguments); };`;
const list = (name: string) => `window.${name} = window.${name} || [];`;

const SPOKEN: Readonly<Record<string, Spoken>> = {
  'google-analytics': {
    options: { id: 'G-TEST12345' },
    queue: `${list('dataLayer')} function gtag() { dataLayer.push(arguments); }`,
    event: "gtag('event', 'NAME', { page: '/test-result' });",
    state: "gtag('set', 'user_properties', { plan: 'NAME' });",
  },
  'google-tag-manager': {
    options: { id: 'GTM-XXXXXXX' },
    queue: list('dataLayer'),
    event: "dataLayer.push({ event: 'NAME', value: 1 });",
    state: "dataLayer.push({ pageType: 'NAME' });",
  },
  'google-ads': {
    options: { id: 'AW-123456789' },
    queue: `${list('dataLayer')} function gtag() { dataLayer.push(arguments); }`,
    event: "gtag('event', 'conversion', { send_to: 'AW-123456789/NAME' });",
    state: "gtag('set', 'user_data', { plan: 'NAME' });",
  },
  matomo: {
    options: { id: '7', url: 'https://stats.vendor.test/' },
    queue: list('_paq'),
    event: "_paq.push(['trackEvent', 'form', 'NAME']);",
    state: "_paq.push(['setCustomDimension', 1, 'NAME']);",
  },
  'meta-pixel': {
    options: { id: '1234567890' },
    queue: `${stub('fbq', 'queue', 'callMethod')}`,
    event: "fbq('trackCustom', 'NAME', { a: 1 });",
    state: "fbq('set', 'agent', 'NAME');",
  },
  'tiktok-pixel': {
    options: { id: 'D6F227BC77UAM1VL5M6G' },
    // Nothing but a list: a page of its own making.
    queue: list('ttq'),
    event: "ttq.push(['track', 'NAME']);",
    state: "ttq.push(['identify', { external_id: 'NAME' }]);",
  },
  'microsoft-uet': {
    options: { id: '97030081' },
    queue: list('uetq'),
    event: "uetq.push('event', 'NAME', { event_category: 'consent' });",
    state: "uetq.push('set', { pid: 'NAME' });",
  },
  'microsoft-clarity': {
    options: { id: 'xin9eohwfp' },
    queue: stub('clarity', 'q'),
    event: "clarity('event', 'NAME');",
    state: "clarity('set', 'plan', 'NAME');",
  },
  'pinterest-tag': {
    options: { id: '2613654212508' },
    queue: stub('pintrk', 'queue'),
    event: "pintrk('track', 'NAME');",
    state: "pintrk('set', { np: 'NAME' });",
  },
  'snap-pixel': {
    options: { id: '0f2a8f4e-5d7a-4e0d-9f0a-0123456789ab' },
    queue: stub('snaptr', 'queue', 'handleRequest'),
    event: "snaptr('track', 'NAME');",
  },
  'reddit-pixel': {
    options: { id: 'a2_abcdef' },
    queue: stub('rdt', 'callQueue', 'sendEvent'),
    event: "rdt('track', 'Custom', { customEventName: 'NAME' });",
  },
  'x-pixel': {
    options: { id: 'o1a2b' },
    queue: stub('twq', 'queue', 'exe'),
    event: "twq('event', 'tw-o1a2b-NAME', {});",
  },
  'linkedin-insight': {
    options: { id: '1234567' },
    queue: 'window.lintrk = function (a, b) { lintrk.q.push([a, b]); }; lintrk.q = [];',
    event: "lintrk('track', { conversion_id: 'NAME' });",
    state: "lintrk('setUserData', { email: 'NAME' });",
  },
  hotjar: {
    options: { id: '1234567' },
    queue: stub('hj', 'q'),
    event: "hj('event', 'NAME');",
    state: "hj('identify', 'NAME', {});",
  },
  plausible: {
    options: { id: 'klouttrack.com' },
    queue: stub('plausible', 'q'),
    event: "plausible('NAME');",
  },
  posthog: {
    options: { id: 'phc_a1B2c3d4' },
    queue: list('posthog'),
    event: "posthog.push(['capture', 'NAME']);",
    state: "posthog.push(['register', { plan: 'NAME' }]);",
  },
  hubspot: {
    options: { id: '1234567' },
    queue: list('_hsq'),
    event: "_hsq.push(['trackCustomBehavioralEvent', { name: 'NAME' }]);",
    state: "_hsq.push(['identify', { id: 'NAME' }]);",
  },
  intercom: {
    options: { id: 'abcd1234' },
    queue:
      'window.Intercom = function () { Intercom.c(arguments); }; Intercom.q = []; Intercom.c = (call) => Intercom.q.push(call);',
    event: "Intercom('trackEvent', 'NAME');",
    state: "Intercom('onUnreadCountChange', 'NAME');",
  },
};

/** Every queue there is, as text. */
const QUEUES = `JSON.stringify([dataLayer, window._paq, window.fbq?.queue, window.ttq, window.uetq, window.clarity?.q,
  window.pintrk?.queue, window.snaptr?.queue, window.rdt?.callQueue, window.twq?.queue, window.lintrk?.q, window.hj?.q,
  window.plausible?.q, window.posthog, window._hsq, window.Intercom?.q], (key, value) =>
    Object.prototype.toString.call(value) === '[object Arguments]' ? [...value] : value)`;

const say = ({ event, state = '' }: Spoken, name: string) =>
  event.replaceAll('NAME', name) + state.replaceAll('NAME', `state_${name}`);

/** A page that says this of its own as it loads. */
function open(services: object, body: string, options: OpenSiteOptions = {}) {
  const head = `<script>window.dataLayer = window.dataLayer || []; ${body}</script>${assentConfig({ services })}${assentTag(TAG)}`;
  return openSite({ pages: { '*': html({ head }) }, ...options });
}

describe('every service with a queue, all on one page', () => {
  const all = Object.entries(SPOKEN);
  const inAll = (make: (spoken: Spoken, id: string) => string) => all.map(([id, spoken]) => make(spoken, id)).join('');
  const sayAll = (name: string) => inAll((spoken, id) => say(spoken, `${name}_${id.replaceAll('-', '_')}`));
  /** What is found of it in the queues, by service. */
  const found = (text: string, ...names: string[]) =>
    Object.fromEntries(
      all.map(([id, { state }]) => {
        const said = names.flatMap((name) => [name, ...(state ? [`state_${name}`] : [])]);
        const isThere = (name: string) => new RegExp(`\\b(tw-o1a2b-)?${name}_${id.replaceAll('-', '_')}\\b`).test(text);
        return [id, said.filter(isThere)];
      }),
    );
  /** The same where all that is state is there, and these events. */
  const expected = (names: string[], events: string[]) =>
    Object.fromEntries(
      all.map(([id, { state }]) => [
        id,
        names.flatMap((name) => [...(events.includes(name) ? [name] : []), ...(state ? [`state_${name}`] : [])]),
      ]),
    );

  async function openAll(more: object = {}) {
    const services = Object.fromEntries(all.map(([id, { options }]) => [id, { ...options, ...more }]));
    // Nobody takes anything out of the queues, so that what would be told can be read there.
    const vendors = {
      'connect.facebook.net/en_US/fbevents.js': () => script(''),
      'www.googletagmanager.com/gtag/js': () => script(''),
    };
    const visit = await open(services, inAll(({ queue }) => queue) + sayAll('early'), { vendors });
    const queues = async () => `${await visit.page.evaluate(QUEUES)}`;
    return { ...visit, queues };
  }

  test('is not told after a yes what was said under a no, and is told what came before any answer', async () => {
    const { page, ui, settled, errors, said, queues } = await openAll();
    await page.goto('/');
    await ui.button('reject-all').click();
    await page.evaluate(sayAll('under_no'));
    await page.evaluate(() => window.assent?.acceptAll());
    await page.evaluate(sayAll('afterwards'));
    await settled();
    const names = ['early', 'under_no', 'afterwards'];
    expect(found(await queues(), ...names)).toEqual(expected(names, ['early', 'afterwards']));
    expect([...errors, ...said]).toEqual([]);
  });

  test('on a later page a no is in force from its first line on', async () => {
    const { page, ui, settled, queues } = await openAll();
    await page.goto('/');
    await ui.button('reject-all').click();
    await page.goto('/next');
    await ui.button('reopen').waitFor();
    await page.evaluate(() => window.assent?.acceptAll());
    await settled();
    expect(found(await queues(), 'early')).toEqual(expected(['early'], []));
  });

  test('is not told what came before any answer where calls are dropped', async () => {
    const { page, ui, settled, said, queues } = await openAll({ calls: 'drop' });
    await page.goto('/');
    await ui.button('accept-all').click();
    await page.waitForFunction(() => window.assent?.consent.status === 'decided');
    await page.evaluate(sayAll('afterwards'));
    await settled();
    expect(found(await queues(), 'early', 'afterwards')).toEqual(expected(['early', 'afterwards'], ['afterwards']));
    expect(said).toEqual([]);
  });
});

/** Of the three that are told by requests: their hits that have this in them. */
const hits = (log: Awaited<ReturnType<typeof openSite>>['log'], name: string) =>
  log.all(({ url, host }) => host !== 'klouttrack.test' && decodeURIComponent(url).includes(name));

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('what Google and Matomo are told of a page that went on talking', async () => {
    const { 'google-analytics': google, matomo } = SPOKEN as Record<string, Spoken>;
    const visit = await open(
      { 'google-analytics': google?.options, matomo: matomo?.options },
      `${google?.queue}${matomo?.queue}${google?.event.replace('NAME', 'early')}`,
      { browser, vendors: { 'stats.vendor.test/matomo.js': () => script(MATOMO) } },
    );
    const { page, ui, log, settled } = visit;
    await page.goto('/');
    await ui.button('reject-all').click();
    await page.evaluate(`${google?.event}${matomo?.event}`.replaceAll('NAME', 'under_no'));
    await page.evaluate(() => window.assent?.acceptAll());
    await log.next('en=early');
    await page.evaluate(`${google?.event}${matomo?.event}`.replaceAll('NAME', 'afterwards'));
    await log.next('en=afterwards');
    await log.next(/matomo\.php.*afterwards/);
    await settled();
    expect(hits(log, 'under_no')).toEqual([]);
  });
});

/** Keeps what is tracked while its consent is withdrawn, and sends it once it is given: as Matomo's own does. */
const MATOMO = `(() => {
  let isGiven = false;
  const held = [];
  const send = (command) => navigator.sendBeacon('https://stats.vendor.test/matomo.php?c=' + encodeURIComponent(JSON.stringify(command)));
  const take = (command) => {
    if (/^track/.test(command[0])) return isGiven ? send(command) : held.push(command);
    if (command[0] === 'forgetConsentGiven') isGiven = false;
    if (command[0] === 'setConsentGiven') { isGiven = true; held.splice(0).forEach(send); }
  };
  window._paq.slice().forEach(take);
  window._paq = { push: (...commands) => commands.forEach(take) };
})();`;

/** Keeps what is called while it is stopped, and takes it up once it is started: as Clarity's own does. */
const CLARITY = `(() => {
  let isOn = true;
  const kept = [];
  const take = (...call) => {
    if (call[0] === 'stop') isOn = false;
    else if (call[0] === 'start') { isOn = true; kept.splice(0).forEach((it) => take(...it)); }
    else if (!isOn) kept.push(call);
    else navigator.sendBeacon('https://www.clarity.ms/collect?c=' + encodeURIComponent(JSON.stringify(call)));
  };
  (window.clarity.q || []).forEach((call) => take(...call));
  window.clarity = take;
})();`;

test.each([
  ['matomo', { 'stats.vendor.test/matomo.js': () => script(MATOMO) }],
  ['meta-pixel', {}],
  ['microsoft-clarity', { 'www.clarity.ms/tag/': () => script(CLARITY) }],
])('%s runs, is switched off, and is not told when it is on again what was said meanwhile', async (id, vendors) => {
  const spoken = SPOKEN[id] as Spoken;
  const { page, ui, log, settled } = await open({ [id]: spoken.options }, spoken.queue, { vendors });
  await page.goto('/');
  await ui.button('accept-all').click();
  await settled();
  await page.evaluate(say(spoken, 'first'));
  await log.next(({ url }) => decodeURIComponent(url).includes('first'));
  await page.evaluate(() => window.assent?.rejectAll());
  await page.evaluate(say(spoken, 'under_no'));
  await page.evaluate(() => window.assent?.acceptAll());
  await page.evaluate(say(spoken, 'afterwards'));
  await log.next(({ url }) => decodeURIComponent(url).includes('afterwards'));
  await settled();
  expect(hits(log, 'under_no').filter(({ url }) => !url.includes('state_'))).toEqual([]);
});

test('an answer counts from its click on, though what it does is still on its way', async () => {
  const spoken = SPOKEN['meta-pixel'] as Spoken;
  const { page, ui, settled } = await open({ 'meta-pixel': spoken.options }, spoken.queue);
  const part = await hold(page, /parts\/decisions\.js/);
  await page.goto('/');
  await ui.button('reject-all').click();
  await page.evaluate(say(spoken, 'under_no'));
  part.release();
  await page.evaluate(() => window.assent?.acceptAll());
  await settled();
  expect(`${await page.evaluate(QUEUES)}`.match(/\bunder_no\b/g)).toBeNull();
});

test('of two that share a queue the one that is allowed is told, and the other never is', async () => {
  const { page, log, settled } = await open(
    { 'google-analytics': { id: 'G-TEST12345' }, 'google-ads': { id: 'AW-123456789' } },
    'function gtag() { dataLayer.push(arguments); }',
  );
  await page.goto('/');
  await page.waitForFunction(() => window.assent);
  await page.evaluate(() => window.assent?.set({ analytics: false, marketing: true }));
  await log.next('/gtag/js?id=AW-');
  await settled();
  await page.evaluate("gtag('event', 'under_no')");
  await log.next(/viewthroughconversion\/123456789.*en=under_no/);
  await page.evaluate(() => window.assent?.set({ analytics: true }));
  await log.next(/tid=G-TEST12345.*en=page_view/);
  await page.evaluate("gtag('event', 'afterwards')");
  await log.next(/tid=G-TEST12345.*en=afterwards/);
  await settled();
  expect(hits(log, 'under_no').map(({ host }) => host)).toEqual(['googleads.g.doubleclick.net']);
});

test('a signal that refuses is a no from the first line of the page on', async () => {
  const spoken = SPOKEN['meta-pixel'] as Spoken;
  const { context, page, settled } = await openSite({
    pages: {
      '*': html({
        head: `<script>window.dataLayer = []; ${spoken.queue}${say(spoken, 'under_no')}</script>${assentTag({ ...TAG, 'data-region': 'US-CA', 'data-meta-pixel': '1234567890' })}`,
      }),
    },
  });
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
  );
  await page.goto('/');
  await settled();
  // A yes to all is none to what the signal refuses; one that names it is.
  await page.evaluate(() => window.assent?.set({ marketing: true }));
  await settled();
  expect(await page.evaluate(() => window.assent?.has('meta-pixel'))).toBe(true);
  expect(`${await page.evaluate(QUEUES)}`.match(/\bunder_no\b/g)).toBeNull();
});

test.each([
  ['queue', ['early', 'afterwards']],
  ['drop', ['afterwards']],
] as const)('Firebase: the same rule and the same option, %s', async (calls, told) => {
  const call = (name: string) => `(window.firebaseCalls ||= []).push(['logEvent', '${name}', {}]);`;
  const services = { 'firebase-analytics': { config: FIREBASE, calls } };
  const { page, ui, log, settled, errors } = await open(services, call('early'));
  await page.goto('/');
  await ui.button('reject-all').click();
  await page.evaluate(call('under_no'));
  await page.evaluate(() => window.assent?.acceptAll());
  await page.evaluate(call('afterwards'));
  await log.next('en=afterwards');
  await settled();
  expect(['early', 'under_no', 'afterwards'].filter((name) => hits(log, `en=${name}`).length)).toEqual(told);
  expect(errors).toEqual([]);
});
