import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Container, Tag } from '../../demo/tag-managers/gtm/make.mjs';
import type { DataLayerEvent } from '../../src/types';
import { blocks, sectionOf } from '../unit/documents/documents';
import { GTM_SNIPPET, gtmDouble } from './harness/doubles/gtm';
import { matomoDouble } from './harness/doubles/matomo';
import { hold } from './harness/hold';
import { assentConfig, html } from './harness/html';
import { openSite } from './harness/open-site';

/*
 * The recipes of docs/tag-managers.md. Google Tag Manager is a double here, made by Google's documents, which runs our template and our
 * container; Matomo is one too. What their own servers make of it was not tried.
 */

const DOCUMENT = 'docs/tag-managers.md';
/** The code below a heading of the document. */
const codeOf = (title: string, language: string) => blocks(language, sectionOf(DOCUMENT, title))[0] ?? '';

const CONTAINER: Container = JSON.parse(readFileSync('demo/tag-managers/gtm/container.json', 'utf8'));
const GTM = 'www.googletagmanager.com/gtm.js';
const COLLECT = 'www.google-analytics.com/g/collect';
const PIXEL = 'connect.facebook.net/en_US/fbevents.js';
const CHAT = 'chat.example/widget.js';

/** The container as its owner has it: the examples are on, and whatever else it has. */
function containerOf({ src = '', more = [] }: { src?: string; more?: readonly Tag[] } = {}): Container {
  const { containerVersion } = CONTAINER;
  const tag = containerVersion.tag.map((it) => ({
    ...it,
    paused: false,
    parameter: it.parameter.map((one) => (one.key === 'src' ? { ...one, value: src } : one)),
  }));
  return { containerVersion: { ...containerVersion, tag: [...tag, ...more] } };
}

/** The settings of the document, in which Assent asks about what the tags of the container are. */
const BEHIND = JSON.parse(codeOf('Google Tag Manager behind Assent', 'json'));
const { 'google-tag-manager': _, ...INSIDE } = BEHIND.services;
const TAG = '<script async src="/assent/assent.js"></script>';

const vendors = (container: Container) => ({ [GTM]: gtmDouble(container) });
const consent = () => (window as unknown as { gtmConsent(): Record<string, string> }).gtmConsent();
/** What the dataLayer says of changes. */
const changes = () =>
  ((window as unknown as { dataLayer: DataLayerEvent[] }).dataLayer ?? []).flatMap((entry) =>
    entry.event === 'assent.change'
      ? [
          {
            granted: [...entry.granted],
            withdrawn: [...entry.withdrawn],
            analytics: entry.consent.analytics,
            marketing: entry.consent.marketing,
          },
        ]
      : [],
  );
const state = (analytics: string, marketing: string, preferences: string) => ({
  ad_storage: marketing,
  ad_user_data: marketing,
  ad_personalization: marketing,
  analytics_storage: analytics,
  functionality_storage: preferences,
  personalization_storage: preferences,
  security_storage: 'granted',
});

describe('Google Tag Manager behind Assent', () => {
  const head = assentConfig(BEHIND) + TAG;

  test.each(['chromium', 'firefox'] as const)(
    'each tag of one container starts with the yes to its category, once, and goes with it, in %s',
    async (browser) => {
      const { page, ui, log, vendorHosts, vendorRequests, settled, errors } = await openSite({
        browser,
        pages: { '*': html({ head }) },
        vendors: vendors(containerOf()),
      });
      await page.goto('/');
      await ui.banner.waitFor();
      await settled();
      expect(vendorHosts()).toEqual([]);

      await ui.button('preferences').click();
      await ui.switch('analytics').check();
      await ui.button('save').click();
      expect((await log.next(COLLECT)).path).toContain('gcs=G101');
      await settled();
      expect(await page.evaluate(consent)).toEqual(state('granted', 'denied', 'denied'));
      expect(vendorHosts().sort()).toEqual(['www.google-analytics.com', 'www.googletagmanager.com']);
      expect(await page.evaluate(changes)).toEqual([
        {
          granted: ['analytics', 'google-tag-manager', 'google-analytics'],
          withdrawn: [],
          analytics: true,
          marketing: false,
        },
      ]);

      // A later yes on the same page.
      await page.evaluate(() => window.assent?.set({ marketing: true }));
      await log.next(PIXEL);
      await settled();
      expect(log.all(COLLECT)).toHaveLength(1);
      expect(log.all(CHAT)).toEqual([]);

      const next = log.mark();
      await page.goto('/next');
      await log.next(PIXEL, next);
      await log.next(COLLECT, next);
      await settled();
      expect(log.all(PIXEL, next)).toHaveLength(1);

      const withdrawn = log.mark();
      await page.evaluate(() => window.assent?.set({ marketing: false }));
      await page.goto('/last');
      await log.next(COLLECT, withdrawn);
      await settled();
      expect(log.all(PIXEL, withdrawn)).toEqual([]);

      // What a container has started cannot be stopped: the page loads itself again.
      const refused = log.mark();
      const reloaded = page.waitForEvent('load');
      await page.evaluate(() => void window.assent?.rejectAll());
      await reloaded;
      await settled();
      expect(vendorRequests(refused)).toEqual([]);
      expect(errors).toEqual([]);
    },
  );
});

describe('Assent inside Google Tag Manager', () => {
  const src = 'https://klouttrack.test/assent/assent.js';
  const page = (more?: object) => html({ head: assentConfig({ ...BEHIND, services: INSIDE, ...more }) + GTM_SNIPPET });
  const plain = (name: string, type: string, key: string, value: string): Tag => ({
    name,
    type,
    parameter: [{ type: 'TEMPLATE', key, value }],
    firingTriggerId: ['2147479553'],
    tagFiringOption: 'ONCE_PER_EVENT',
    consentSettings: { consentStatus: 'NOT_SET' },
  });

  test('the template loads Assent, denies all before, and tells of each answer', async () => {
    const visit = await openSite({ pages: { '*': page() }, vendors: vendors(containerOf({ src })) });
    const { log, ui, settled, errors } = visit;
    await visit.page.goto('/');
    await ui.banner.waitFor();
    await settled();
    expect(await visit.page.evaluate(consent)).toEqual(state('denied', 'denied', 'denied'));
    expect(log.all(COLLECT)).toEqual([]);

    await ui.button('accept-all').click();
    await log.next(PIXEL);
    await log.next(CHAT);
    expect((await log.next(COLLECT)).path).toContain('gcs=G111');
    expect(await visit.page.evaluate(consent)).toEqual(state('granted', 'granted', 'granted'));

    const next = log.mark();
    await visit.page.goto('/next');
    await log.next(PIXEL, next);
    await settled();
    await visit.page.evaluate(() => window.assent?.rejectAll());
    const refused = log.mark();
    await visit.page.goto('/refused');
    await settled();
    expect(await visit.page.evaluate(consent)).toEqual(state('denied', 'denied', 'denied'));
    for (const request of [COLLECT, PIXEL, CHAT]) expect(log.all(request, refused)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test.each([
    ['US-VA', false, state('granted', 'granted', 'granted')],
    ['US-CA', true, state('granted', 'denied', 'granted')],
    ['DE', false, state('denied', 'denied', 'denied')],
  ] as const)('goes by the law of %s, with the signal of Global Privacy Control: %s', async (region, gpc, expected) => {
    const visit = await openSite({ pages: { '*': page({ region }) }, vendors: vendors(containerOf({ src })) });
    await visit.context.addInitScript((on) => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: on });
    }, gpc);
    await visit.page.goto('/');
    await visit.page.waitForFunction(() => !!window.assent);
    await visit.settled();
    expect(await visit.page.evaluate(consent)).toEqual(expected);
    expect(visit.log.all(PIXEL)).toHaveLength(expected.ad_storage === 'granted' ? 1 : 0);
  });

  test('leaks while Assent is on its way, as on a cold cache, and the same tags behind Assent do not', async () => {
    const more = [
      plain('Unchecked', 'html', 'html', '<script async src="https://tags.example/unchecked.js"></script>'),
      plain('Google tag with its own checks alone', 'googtag', 'tagId', 'G-OTHER'),
    ];
    const container = containerOf({ src, more });
    const inside = await openSite({ pages: { '*': page() }, vendors: vendors(container) });
    const held = await hold(inside.page, /assent\.js/);
    await inside.page.goto('/', { waitUntil: 'commit' });
    await inside.log.next('tags.example/unchecked.js');
    expect((await inside.log.next(COLLECT)).path).toContain('gcs=G100');
    await expect.poll(held.count).toBe(1);
    // What is checked for consent waits.
    for (const request of [PIXEL, CHAT, 'tid=G-XXXXXXX']) expect(inside.log.all(request)).toEqual([]);

    const head = assentConfig(BEHIND) + TAG;
    const behind = await openSite({ pages: { '*': html({ head }) }, vendors: vendors(container) });
    await hold(behind.page, /assent\.js/);
    await behind.page.goto('/', { waitUntil: 'commit' });
    await behind.page.waitForSelector('h1');
    await behind.page.evaluate(() => fetch('/settled-0'));
    expect(behind.vendorHosts()).toEqual([]);
  });
});

test('Matomo Tag Manager waits for the yes, is told of a withdrawal, and of a new yes on the same page', async () => {
  const settings = {
    ...BEHIND,
    services: { matomo: { load: false }, ads: { category: 'marketing', name: 'Ads in the container' } },
  };
  const body = `<h1>Klouttrack</h1><script>${codeOf('Matomo Tag Manager', 'js')}</script>`;
  const visit = await openSite({
    pages: { '*': html({ head: assentConfig(settings) + codeOf('Matomo Tag Manager', 'html') + TAG, body }) },
    vendors: matomoDouble('stats.klouttrack.com'),
  });
  const { page, ui, log, vendorHosts, settled, errors } = visit;
  const cookies = async () => (await page.context().cookies()).filter(({ name }) => name.startsWith('_pk_')).length;
  const click = () =>
    page.evaluate(() => (window as unknown as { _paq: unknown[][] })._paq.push(['trackEvent', 'a', 'b']));
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);

  await ui.button('preferences').click();
  await ui.switch('analytics').check();
  await ui.button('save').click();
  await log.next('matomo.php?action_name');
  await settled();
  expect(vendorHosts()).toEqual(['stats.klouttrack.com']);
  expect(log.all('/js/container_')).toHaveLength(1);
  expect(log.all('matomo.php')).toHaveLength(1);
  expect(await cookies()).toBe(2);
  await page.evaluate(() => window.assent?.set({ marketing: true }));
  await log.next('tags.example/marketing.js');

  const withdrawn = log.mark();
  await page.evaluate(() => window.assent?.set({ analytics: false }));
  expect(await cookies()).toBe(0);
  await click();
  await settled();
  expect(log.all('stats.klouttrack.com', withdrawn)).toEqual([]);

  await page.evaluate(() => window.assent?.set({ analytics: true }));
  await settled();
  await click();
  await log.next('matomo.php?e_c', withdrawn);
  expect(errors).toEqual([]);
});
