// @vitest-environment node
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import { loadSite } from '../../../src/endpoint/receipts/site';
import { locales } from '../../../src/locales/index';
import { tryEndpoint } from './try-endpoint';
import { ORIGIN } from './visitor';

const CONFIG = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  cookie: { days: 90, domain: 'klouttrack.com', path: '/' },
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } },
};

test('a config gives preferences for every language and regime and a banner where one asks, once more where a signal counts', async () => {
  const { notices, cookie, problems } = await loadSite(CONFIG, [ORIGIN, 'https://app.klouttrack.com']);
  expect(problems).toEqual([]);
  expect(cookie).toEqual({ days: 90, domain: 'klouttrack.com', path: '/' });
  const shown = ({ language, surface, regime }: (typeof notices)[number]) => `${language} ${surface} ${regime}`;
  expect(notices.map(shown)).toEqual(
    Object.keys(locales).flatMap((language) => [
      `${language} banner opt-in`,
      `${language} preferences opt-in`,
      `${language} banner opt-in`,
      `${language} preferences opt-in`,
      `${language} preferences opt-out`,
      `${language} preferences opt-out`,
      `${language} preferences notice`,
    ]),
  );
  expect(new Set(notices.map((notice) => noticeHash(canonicalJson(notice)))).size).toBe(notices.length);
  const switches = notices
    .filter(({ language, regime }) => language === 'ar' && regime === 'opt-out')
    .map(({ categories }) => categories.map((category) => category.default));
  expect(switches).toEqual([
    [true, true, true],
    [true, true, false],
  ]);
  expect(notices[0]?.categories.map(({ name }) => name)).toEqual(['necessary', 'analytics', 'marketing']);
});

test('a site without a name is called by the host of each of its origins', async () => {
  const { site: _, ...unnamed } = CONFIG;
  const { notices } = await loadSite(unnamed, [ORIGIN, 'https://app.klouttrack.com:8443']);
  expect(new Set(notices.map(({ site }) => site))).toEqual(new Set(['klouttrack.com', 'app.klouttrack.com']));
});

test('services stand in the order that they have on pages: those whose category the site has named come first', async () => {
  const services = { 'meta-pixel': { id: '1234567890' }, chat: { category: 'marketing', name: 'Chat' } };
  const { notices } = await loadSite({ ...CONFIG, services }, [ORIGIN]);
  const banner = notices.find(({ surface }) => surface === 'banner');
  expect(banner?.categories.flatMap((category) => category.services.map(({ id }) => id))).toEqual([
    'chat',
    'meta-pixel',
  ]);
});

test('a value of another type is a problem, and no failure', async () => {
  const { notices, problems } = await loadSite({ ...CONFIG, ui: { texts: null } }, [ORIGIN]);
  expect(notices).toEqual([]);
  expect(problems).toEqual([expect.stringContaining('ui.texts')]);
});

test('a config without a policy has no notices and says why', async () => {
  const { notices, problems } = await loadSite({}, [ORIGIN]);
  expect(notices).toEqual([]);
  expect(problems.join()).toMatch(/policy\.url.*policy\.version/);
  expect((await loadSite(null, [ORIGIN])).problems).toHaveLength(1);
});

test('the endpoint shows each of them under its hash', async () => {
  const { notices } = await loadSite(CONFIG, [ORIGIN]);
  const { ask } = tryEndpoint({ notices });
  for (const notice of notices) {
    const canonical = canonicalJson(notice);
    expect(await (await ask(`/notices/${noticeHash(canonical)}`)).text()).toBe(canonical);
  }
});
