import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../../src/config/check';
import type { AssentConfig } from '../../../src/config/config';
import { FIELDS } from '../../../src/config/fields';
import { looksRight } from '../../../src/config/looks-right';
import { readTag } from '../../../src/config/read-tag';
import { configSchema } from '../../../src/config/schema';
import { readSettings } from '../../../src/config/settings';
import { READY_MADE } from '../../../src/services/find';
import { plannedServices } from '../../../src/services/plan';

const policy = { url: '/privacy', version: '2025-02' };
const read = (config: object) => readSettings({ config: { policy, ...config } as AssentConfig });
/** Whether the page would look twice at its scalars. */
const looks = (config: object) => looksRight({ config: { policy, ...config } as AssentConfig });

const RIGHT: object = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02', renewSince: '2025-02' },
  endpoint: '/assent',
  region: 'auto',
  audience: 'general',
  api: 'open',
  services: {
    'google-analytics': { id: 'G-XXXXXXX' },
    'meta-pixel': { id: '1234567890' },
    'firebase-analytics': { config: { apiKey: 'k', projectId: 'p', appId: 'a', measurementId: 'G-1' } },
    youtube: {},
    'support-chat': {
      category: 'preferences',
      name: 'Chat',
      scripts: ['https://chat.example/w.js'],
      cookies: ['chat_*'],
      saleOrShare: false,
    },
  },
  cookie: { name: 'assent', domain: '', path: '/', days: 182 },
  ui: {
    layout: 'bar',
    position: 'bottom',
    theme: 'auto',
    language: 'auto',
    reopen: true,
    texts: { en: { title: 'x' } },
  },
  autoblock: false,
};

const WRONG: [problem: string, config: object][] = [
  ['policy.version: "" is wrong', { policy: { url: '/p', version: '' } }],
  ['policy.renewSince: "x', { policy: { ...policy, renewSince: 'x'.repeat(33) } }],
  ['region: "Oman" is wrong; use auto or a code', { region: 'Oman' }],
  ['audience: "kids" is wrong; use general or minor or ask', { audience: 'kids' }],
  ['api: "visitors" is wrong; use open or visitor', { api: 'visitors' }],
  ['adopt: [] is wrong; use { "klaro": { … } }', { adopt: [] }],
  [
    'adopt.klaros: is no manager whose answers can be adopted; use one of vanilla-cookieconsent, klaro',
    { adopt: { klaros: {} } },
  ],
  ['adopt.klaro: true is wrong; use { … }', { adopt: { klaro: true } }],
  ['adopt.klaro.name: is not a setting; use storedAs or names', { adopt: { klaro: { name: 'k' } } }],
  ['adopt.klaro.storedAs: "" is wrong; use the name of its cookie', { adopt: { klaro: { storedAs: '' } } }],
  ['adopt.klaro.names: "ga" is wrong; use {', { adopt: { klaro: { names: 'ga' } } }],
  [
    'adopt.klaro.names.analytics: [] is wrong; use one of its names',
    { adopt: { klaro: { names: { analytics: [] } } } },
  ],
  ['adopt.proof: "yes" is wrong; use true or false', { adopt: { proof: 'yes' } }],
  ['cookie.days: 500 is wrong; use a whole number of days from 1 to 400', { cookie: { days: 500 } }],
  ['cookie.days: true is wrong; use a whole number of days from 1 to 400', { cookie: { days: true } }],
  ['cookie.name: "my site" is wrong', { cookie: { name: 'my site' } }],
  ['cookie.path: "shop" is wrong; use the path', { cookie: { path: 'shop' } }],
  ['endpoint: "/assent" is not beneath cookie.path', { endpoint: '/assent', cookie: { path: '/shop' } }],
  ['use an address in it, such as "/shop/assent"', { endpoint: 'https://a.test/shopping', cookie: { path: '/shop/' } }],
  ['ui.layout: "popup" is wrong', { ui: { layout: 'popup' } }],
  ['ui.theme: "blue" is wrong', { ui: { theme: 'blue' } }],
  ['ui.position: "bottom-right" is wrong', { ui: { position: 'bottom-right' } }],
  ['ui.reopen: "maybe" is wrong; use true, false, bottom-start,', { ui: { reopen: 'maybe' } }],
  ['ui.reopen: "bottom-center" is wrong', { ui: { reopen: 'bottom-center' } }],
  ['ui.colour: is not a setting', { ui: { colour: 'red' } }],
  ['advanced: is not a setting', { advanced: true }],
  ['autoblock: "maybe" is wrong; use true or false', { autoblock: 'maybe' }],
  ['services.google-analytics.id: is missing; use the measurement id', { services: { 'google-analytics': {} } }],
  ['services.google-analytics.id: "UA-1" is wrong', { services: { 'google-analytics': { id: 'UA-1' } } }],
  ['services.meta-pixel.id: "abc" is wrong', { services: { 'meta-pixel': { id: 'abc' } } }],
  ['services.gooogle: is no ready-made service', { services: { gooogle: { id: 'G-1' } } }],
  ['services.chat.category: is wrong', { services: { chat: { category: 'ads', name: 'Chat' } } }],
  [
    'services.shop-33532: has the key of shop-8 in the cookie',
    {
      services: {
        'shop-8': { category: 'analytics', name: 'x' },
        'shop-33532': { category: 'marketing', name: 'y' },
      },
    },
  ],
  ['services.analytics: is no id', { services: { analytics: { category: 'analytics', name: 'x' } } }],
];

describe('a config', () => {
  test('that is right has no problems, and is worth no second look', () => {
    expect(checkConfig(RIGHT)).toEqual([]);
    expect(looks(RIGHT)).toBe(true);
    const adopt = {
      klaro: { storedAs: 'k', names: { analytics: ['a', 'b'], youtube: 'y' } },
      cookiebot: {},
      proof: false,
    };
    expect(checkConfig({ policy, adopt })).toEqual([]);
    // Rare, and worth a look.
    expect(looks({ adopt })).toBe(false);
  });

  test('every layout, place and corner is right', () => {
    const along = (edge: string) => ['', '-start', '-center', '-end'].map((end) => edge + end);
    const places = [...along('bottom'), ...along('top')].map((position) => ({ layout: 'box', position }));
    const corners = ['bottom-start', 'bottom-end', 'top-start', 'top-end', 'false', false].map((reopen) => ({
      reopen,
    }));
    for (const ui of [...places, ...corners, { layout: 'modal' }]) {
      expect(checkConfig({ policy, ui })).toEqual([]);
      expect(looks({ ui })).toBe(true);
    }
  });

  test('an endpoint beneath the cookie’s path is right', () => {
    for (const endpoint of ['/shop/assent', 'https://a.test/shop/assent', '/shop', './assent']) {
      for (const path of ['/shop', '/shop/']) {
        expect(checkConfig({ policy, endpoint, cookie: { path, name: 'shop' } })).toEqual([]);
      }
    }
  });

  test.each(WRONG)('names path, problem and fix: %s', (problem, config) => {
    const problems = checkConfig({ policy, ...config });
    expect(problems.join('\n')).toContain(problem);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/use |take it out|correct its id/);
    // Services are judged by what runs them.
    expect(looks(config)).toBe(problem.startsWith('services.'));
  });

  test('without a policy is none to consent under: nothing starts', () => {
    expect(checkConfig({})).toEqual([
      expect.stringContaining('policy.url: is missing'),
      expect.stringContaining('policy.version: is missing'),
    ]);
    expect(readSettings({ config: {} as AssentConfig })).toBeUndefined();
  });

  test('is frozen, and what was given is not written to', () => {
    const given = Object.freeze({
      policy: Object.freeze({ ...policy }),
      services: Object.freeze({ youtube: Object.freeze({}) }),
    });
    expect(Object.isFrozen(readSettings({ config: given as AssentConfig }))).toBe(true);
  });

  test.each([
    ['days past 400 are the default', read({ cookie: { days: 500 } })?.days, 182],
    ['days that are no number are the default', read({ cookie: { days: 'x' } })?.days, 182],
    ['autoblock that is no word blocks', read({ autoblock: 'maybe' })?.autoblock, true],
    ['a service of no category is left out', plannedServices({ chat: { name: 'Chat' } }), []],
    ['a service that is null is left out', plannedServices({ chat: null }), []],
    ['a service that no category is, is left out', plannedServices({ x: { category: 'ads' } }), []],
  ])('a mistake never opens the gate: %s', (_, value, expected) => expect(value).toEqual(expected));
});

describe('the tag', () => {
  test('has an attribute for every scalar setting, later than the JSON', () => {
    const dataset = {
      policyUrl: '/p',
      policyVersion: '2',
      cookieDays: '30',
      uiLanguage: 'ar',
      site: 'K',
      autoblock: 'false',
    };
    expect(readTag(dataset, '{"policy":{"url":"/json","renewSince":"1"},"ui":{"theme":"dark"}}').config).toEqual({
      policy: { url: '/p', version: '2', renewSince: '1' },
      cookie: { days: '30' },
      ui: { language: 'ar', theme: 'dark' },
      site: 'K',
      autoblock: 'false',
    });
    for (const path of Object.keys(FIELDS)) {
      const key = path.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());
      const [group = '', inner] = path.split('.');
      expect(readTag({ [key]: 'v' }, '{}').config).toEqual(inner ? { [group]: { [inner]: 'v' } } : { [path]: 'v' });
    }
  });

  test('has one for every service that needs an id alone', () => {
    expect(readTag({ googleAnalytics: 'G-1', metaPixel: '1' }, '{}').config).toEqual({
      services: { 'google-analytics': { id: 'G-1' }, 'meta-pixel': { id: '1' } },
    });
  });

  test('stands alone where the JSON is none', () => {
    expect(readTag({ site: 'K' }, '{').config).toEqual({ site: 'K' });
    expect(readTag({ site: 'K' }, undefined).config).toEqual({ site: 'K' });
  });
});

test('the schema knows every setting and service', () => {
  const { properties } = configSchema() as { properties: Record<string, { properties?: object }> };
  for (const path of Object.keys(FIELDS)) {
    const [group = '', inner = ''] = path.split('.');
    expect(inner ? Object.keys(properties[group]?.properties ?? {}) : Object.keys(properties)).toContain(
      inner || group,
    );
  }
  expect(Object.keys(properties.services?.properties ?? {})).toEqual(READY_MADE.map(({ definition: { id } }) => id));
});

describe('rules for regions', () => {
  test.each([
    [{ US: { regime: 'opt-in' } }],
    [{ 'US-CA': { regime: 'opt-out' }, CH: { regime: 'notice', decision: 'Opinion of 1 October 2026' } }],
  ])('that are right have no problems: %j', (regions) => expect(checkConfig({ policy, regions })).toEqual([]));

  test.each<[string, unknown]>([
    ['regions: "US" is wrong; use {', 'US'],
    ['regions.Oman: is no region; use a code', { Oman: { regime: 'opt-in' } }],
    ['regions.US: null is wrong; use {', { US: null }],
    ['regions.US.regime: "none" is wrong; use opt-in or', { US: { regime: 'none' } }],
    ['regions.CH.regime: asks for less than opt-in, which the law does; use decision', { CH: { regime: 'notice' } }],
    ['regions.CH.decision: " " is wrong; use the name', { CH: { regime: 'notice', decision: ' ' } }],
    ['regions.US.since: is not a setting of a region; take it out', { US: { regime: 'opt-in', since: 1 } }],
  ])('%s', (problem, regions) => {
    const problems = checkConfig({ policy, regions });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
    // They are worth a second look in any case.
    expect(looks({ regions })).toBe(false);
  });
});
