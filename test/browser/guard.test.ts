import { describe, expect, test } from 'vitest';
import type { Sighting } from '../../src/types';
import { assentTag, EXAMPLE, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';

const BROWSERS = ['chromium', 'firefox'] as const;
type Browser = (typeof BROWSERS)[number];

const PIXEL = 'https://www.facebook.com/tr';
const GUARDED = { ...EXAMPLE, 'data-region': 'DE', 'data-guard': 'report' };

/** One act for each channel, each of a known service; as a file, so that somebody has done it. */
const ACTS = `
  const quiet = (act) => { try { return act(); } catch {} };
  const submit = (target, how) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '${PIXEL}?form';
    form.target = target;
    // What is named so hides the form's own.
    form.innerHTML = '<input name="action"><input name="target">';
    document.body.append(form);
    how(form);
  };
  window.acts = {
    fetch: () => fetch('${PIXEL}?fetch', { mode: 'no-cors' }),
    xhr: () => { const it = new XMLHttpRequest(); it.open('GET', '${PIXEL}?xhr'); it.send(); },
    beacon: () => navigator.sendBeacon(new URL('${PIXEL}?beacon'), 'x'),
    websocket: () => new WebSocket('wss://www.facebook.com/tr'),
    eventsource: () => new EventSource('${PIXEL}?source').close(),
    worker: () => quiet(() => new Worker('${PIXEL}?worker')),
    window: () => open('${PIXEL}?window', '_blank', 'popup'),
    form: () => submit('sink', (form) => HTMLFormElement.prototype.submit.call(form)),
    cookie: () => { document.cookie = '_fbp=1; path=/'; },
    storage: () => localStorage.setItem('lastExternalReferrer', '1'),
    database: () => indexedDB.open('firebase-heartbeat-database'),
    image: () => { new Image().src = '${PIXEL}?image'; },
    script: () => { const it = document.createElement('script'); it.src = 'https://connect.facebook.net/x.js'; document.head.append(it); },
    frame: () => { const it = document.createElement('iframe'); it.src = '${PIXEL}?frame'; document.body.append(it); },
    unknown: () => fetch('https://nobody.example/a?b', { mode: 'no-cors' }),
  };
  window.requested = (form) => submit('sink', (form) => form.requestSubmit());
`;

const CHANNELS = [
  ...['fetch', 'xhr', 'beacon', 'websocket', 'eventsource', 'worker', 'window', 'form'],
  ...['cookie', 'storage', 'database', 'image', 'script', 'frame'],
];

interface Arrived extends Visit {
  sightings(): Promise<Sighting[]>;
  /** Every act, once. */
  actAll(): Promise<void>;
}

async function arrive(
  browser: Browser,
  attributes: Readonly<Record<string, string>> = GUARDED,
  more: OpenSiteOptions = {},
  body = '',
): Promise<Arrived> {
  const note = `<script>window.sightings = [];
    (window.assentQueue ||= []).push((assent) => assent.on('guard', (sighting) => sightings.push(sighting)));</script>`;
  const head = `${assentTag(attributes, 'defer')}<script defer src="/acts.js"></script>${note}`;
  const visit = await openSite({
    browser,
    ...more,
    pages: { '*': html({ head, body: `<h1>Klouttrack</h1><iframe name="sink"></iframe>${body}` }), '/acts.js': ACTS },
  });
  await visit.page.goto('/');
  await visit.settled();
  return {
    ...visit,
    sightings: () => visit.page.evaluate<Sighting[]>('window.sightings'),
    async actAll() {
      await visit.page.evaluate('for (const act of Object.values(window.acts)) act(); undefined');
      // It has done them all, and what the browser tells of late has been told.
      await expect.poll(() => visit.log.all(({ path }) => /\?(image|frame)/.test(path)).length).toBeGreaterThan(1);
      await visit.settled();
    },
  };
}

const brief = ({ kind, channel, service, category, phase }: Sighting) =>
  [kind, channel, phase, service, category].join(' ');
const about = (phase: string, channels = CHANNELS) =>
  channels.map((channel) =>
    channel === 'database'
      ? `leak database ${phase} firebase-analytics analytics`
      : `leak ${channel} ${phase} meta-pixel marketing`,
  );

describe.each(BROWSERS)('in %s', (browser) => {
  test('names each channel once, with service, category and phase, and lets it pass', async () => {
    const visit = await arrive(browser);
    expect(await visit.sightings()).toEqual([]);
    await visit.actAll();
    const seen = async () => (await visit.sightings()).map(brief).sort();
    const unknown = 'unknown-host fetch unasked  ';
    await expect.poll(seen).toEqual([...about('unasked'), unknown].sort());
    const all = await visit.sightings();
    expect(all.every(({ at }) => at > 0)).toBe(true);
    expect(all.find(({ channel }) => channel === 'fetch')).toMatchObject({
      name: 'www.facebook.com',
      url: PIXEL,
      initiator: 'https://klouttrack.test/acts.js',
    });
    expect(all.find(({ kind }) => kind === 'unknown-host')).toMatchObject({
      ...{ service: null, category: null, name: 'nobody.example', url: 'https://nobody.example/a' },
    });
    // Once more is not told once more, and nothing was held.
    await visit.actAll();
    expect(await seen()).toHaveLength(CHANNELS.length + 1);
    for (const what of ['fetch', 'xhr', 'beacon', 'form', 'window', 'image', 'frame']) {
      // A window of its own takes its time.
      await visit.log.next(`/tr?${what}`);
    }
    expect(visit.said).toEqual([]);
  });

  test('is silent about what is allowed, and names what goes on after a withdrawal', async () => {
    const visit = await arrive(browser);
    await visit.ui.button('accept-all').click();
    await visit.settled();
    await visit.actAll();
    const leaks = async () => (await visit.sightings()).filter(({ kind }) => kind === 'leak').map(brief);
    // Nobody was asked about Firebase by name: its category has a yes.
    expect(await leaks()).toEqual([]);
    await visit.page.evaluate(async () => {
      await window.assent?.rejectAll();
      Object.assign(document, { cookie: '_fbp=2' });
      Object.assign(document, { cookie: '_fbc=1; max-age=0' });
      await fetch('https://www.facebook.com/tr?late', { mode: 'no-cors' });
    });
    const { sightings } = visit;
    await expect
      .poll(async () => (await sightings()).map(brief))
      .toEqual(expect.arrayContaining(about('withdrawn', ['cookie', 'fetch'])));
    expect((await sightings()).map(({ name }) => name)).not.toContain('_fbc');
  });

  test('names by its image what was called while it was allowed, and no request of a call twice', async () => {
    const visit = await arrive(browser);
    await visit.ui.button('accept-all').click();
    await visit.settled();
    await visit.page.evaluate(async () => {
      await fetch('https://www.facebook.com/tr?same', { mode: 'no-cors' });
      await window.assent?.rejectAll();
      new Image().src = 'https://www.facebook.com/tr?same';
    });
    await expect
      .poll(async () => (await visit.sightings()).map(brief))
      .toEqual(expect.arrayContaining(about('withdrawn', ['image'])));
    expect((await visit.sightings()).map(brief)).not.toContain(about('withdrawn', ['fetch'])[0]);
  });

  test('says the phase after a no; and a form that the page sends by itself goes nowhere', async () => {
    const visit = await arrive(browser);
    await visit.ui.button('reject-all').click();
    await visit.settled();
    await visit.page.evaluate(`
      document.addEventListener('submit', (event) => event.preventDefault(), { once: true });
      window.requested();
      undefined`);
    await visit.settled();
    expect(await visit.sightings()).toEqual([]);
    await visit.page.evaluate('window.requested(); window.acts.xhr(); undefined');
    await expect
      .poll(async () => (await visit.sightings()).map(brief))
      .toEqual(expect.arrayContaining(about('answered', ['form', 'xhr'])));
  });

  test('sees what forms in a shadow root send, and calls nothing that a page reads stacks with', async () => {
    const visit = await arrive(browser);
    await visit.page.evaluate(`
      window.called = 0;
      Error.prepareStackTrace = (error, frames) => { window.called++; return frames; };
      const host = document.createElement('x-signup');
      host.attachShadow({ mode: 'open' }).innerHTML =
        '<form method="post" action="${PIXEL}?shadow" target="sink"><input name="mail"><button><x-icon>Send</x-icon></button></form>';
      document.body.append(host);
      host.shadowRoot.querySelector('x-icon').attachShadow({ mode: 'open' }).innerHTML = '<b>Send</b>';
      undefined`);
    await visit.page.locator('x-signup x-icon b').click();
    await expect.poll(async () => (await visit.sightings()).map(brief)).toEqual(about('unasked', ['form']));
    await visit.page.evaluate(`
      document.cookie = '_fbp=1; expires=0; path=/';
      document.querySelector('x-signup').remove();
      undefined`);
    await expect.poll(async () => (await visit.sightings()).map(brief)).toEqual(about('unasked', ['form', 'cookie']));
    expect(await visit.page.evaluate('window.called')).toBe(0);
  });

  test('takes what the visitor has loaded once for allowed, as the detector does', async () => {
    const frame = (service: string, address: string) =>
      `<iframe data-consent="marketing" data-consent-service="${service}" data-consent-src="${address}"></iframe>`;
    const frames =
      frame('vimeo', 'https://player.vimeo.com/video/1') + frame('youtube', 'https://www.youtube.com/embed/a');
    const visit = await arrive(browser, { ...GUARDED, 'data-debug': '' }, {}, frames);
    for (const path of ['/video/1', '/embed/a']) {
      await visit.ui.embedButton('load-once').first().click();
      await expect.poll(() => visit.log.all(path).length).toBe(1);
    }
    await visit.settled();
    // What comes after it is told after it.
    await visit.page.evaluate('window.acts.image(); undefined');
    await expect.poll(async () => (await visit.sightings()).map(brief)).toEqual(about('unasked', ['image']));
    const { findings = [] } = (await visit.page.evaluate(() => window.assent?.audit())) ?? {};
    expect(findings.filter(({ kind }) => kind === 'leak').map(({ service }) => service)).toEqual(['meta-pixel']);
  });

  test('says nothing where the law asks nobody', async () => {
    const visit = await arrive(browser, { ...GUARDED, 'data-region': 'US' });
    await visit.page.evaluate('window.acts.fetch(); window.acts.cookie(); window.acts.unknown(); undefined');
    await expect.poll(async () => (await visit.sightings()).map(brief)).toEqual(['unknown-host fetch unasked  ']);
  });

  test('changes nothing that the page can tell, and gives it all back', async () => {
    const facts = () => {
      const watched: [object, string, 'value' | 'set'][] = [
        ...['fetch', 'open', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker'].map(
          (name) => [window, name, 'value'] as [object, string, 'value'],
        ),
        [XMLHttpRequest.prototype, 'open', 'value'],
        [Navigator.prototype, 'sendBeacon', 'value'],
        [Storage.prototype, 'setItem', 'value'],
        [IDBFactory.prototype, 'open', 'value'],
        [HTMLFormElement.prototype, 'submit', 'value'],
        [Document.prototype, 'cookie', 'set'],
      ];
      const failure = (act: () => unknown) => {
        try {
          return `${act()}`;
        } catch (cause) {
          return `${cause}`;
        }
      };
      class Own extends WebSocket {}
      const own = new Own('wss://klouttrack.test/none');
      const plain = new WebSocket('wss://klouttrack.test/none');
      const text = (it: unknown) => Function.prototype.toString.call(it).replace(/^function \w+/, 'function ');
      return {
        // The name alone is missing there.
        texts: [fetch, WebSocket].map(text),
        isOneText: fetch.toString === window.open.toString,
        functions: watched.map(([target, name, kind]) => {
          const own = Object.getOwnPropertyDescriptor(target, name) as PropertyDescriptor;
          const it = own[kind] as (() => void) & { prototype?: object };
          const bits = [own.configurable, own.enumerable, own.writable, Object.keys(it), typeof it, it.name, it.length];
          return [name, ...bits, `${it}`, Object.getPrototypeOf(it) === Function.prototype, 'prototype' in it];
        }),
        classes: [
          own instanceof Own && own instanceof WebSocket && plain instanceof WebSocket,
          plain.constructor === WebSocket,
          Object.getPrototypeOf(plain) === WebSocket.prototype,
          own.constructor === Own,
          WebSocket.OPEN,
        ],
        failures: [
          () => (WebSocket as unknown as (url: string) => void)('wss://x'),
          () => new WebSocket('no address'),
          () => (window as unknown as { open: (this: object) => void }).open.call({}),
          () => Storage.prototype.setItem.call({}, 'a', 'b'),
          () => (localStorage.setItem as (key: string) => void)('a'),
          () => new XMLHttpRequest().open('TRACE', '/'),
          () => new (fetch as unknown as new () => object)(),
        ].map(failure),
      };
    };
    const [plain, guarded] = [await arrive(browser, { ...GUARDED, 'data-guard': '' }), await arrive(browser)];
    const bare = await plain.page.evaluate(facts);
    // Without it there is nothing of it; what is no setting of it is said.
    expect(plain.siteRequests('/assent/parts/guard.js')).toEqual([]);
    expect(await guarded.page.evaluate(facts)).toEqual(bare);
    const before = await guarded.sightings();
    // What is put over it stays when it goes, and goes on.
    const after = await guarded.page.evaluate(async () => {
      const { fetch: watched, WebSocket: Watched } = window;
      window.fetch = (...given) => watched(...given);
      const over = window.fetch;
      window.assent?.destroy();
      const { ok } = await fetch('/');
      return [ok, window.fetch === over, window.WebSocket !== Watched, WebSocket.prototype.constructor === WebSocket];
    });
    expect(after).toEqual([true, true, true, true]);
    await guarded.page.evaluate('window.acts.cookie(); window.acts.fetch()');
    await guarded.settled();
    expect(await guarded.sightings()).toEqual(before);
  });
});

test('with the panel it says so on the console, and the audit names what the browser lists nowhere', async () => {
  const visit = await arrive('chromium', { ...GUARDED, 'data-debug': '' });
  await visit.page.evaluate('window.acts.websocket(); undefined');
  await expect
    .poll(() => visit.said.join())
    .toMatch(/guard: www\.facebook\.com, by websocket of .*acts\.js, is of meta-pixel/);
  const audit = await visit.page.evaluate(() => window.assent?.audit());
  expect(audit?.sightings.map(brief)).toEqual(about('unasked', ['websocket']));
  expect(audit?.findings).toContainEqual(
    expect.objectContaining({ kind: 'leak', service: 'meta-pixel', message: expect.stringContaining('websocket') }),
  );
});

test('says nothing of what autoblock has held', async () => {
  const visit = await arrive('chromium', { ...GUARDED, 'data-autoblock': 'true' });
  await visit.page.evaluate('window.acts.beacon(); window.acts.image(); window.acts.xhr(); undefined');
  await expect.poll(async () => (await visit.sightings()).map(brief)).toEqual(about('unasked', ['xhr']));
  await visit.settled();
  expect(await visit.sightings()).toHaveLength(1);
});
