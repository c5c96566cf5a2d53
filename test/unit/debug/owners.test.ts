import { describe, expect, test } from 'vitest';
import { createOwners, isHostOf } from '../../../src/debug/owners';
import { pageServices } from '../../../src/debug/page-services';

const settings = {
  'google-tag-manager': { id: 'GTM-XXXX' },
  matomo: { id: '1', url: 'https://stats.klouttrack.test/' },
  youtube: {},
  hotjar: { load: false },
  'firebase-analytics': { load: false },
  'support-chat': {
    category: 'preferences',
    name: 'Support chat',
    scripts: ['https://chat.example/w.js'],
    cookies: ['chat_*'],
    storage: ['chat:*'],
    databases: ['chat'],
    thirdParty: ['chat-cdn.example'],
  },
  wordless: { category: 'analytics', name: 'Wordless' },
};
const names = new Map(
  (
    [
      ['google-tag-manager', 'marketing'],
      ['matomo', 'analytics'],
      ['youtube', 'marketing'],
      ['hotjar', 'analytics'],
      ['firebase-analytics', 'analytics'],
      ['support-chat', 'preferences'],
      ['wordless', 'analytics'],
    ] as const
  ).flatMap(([id, category]) => [[category, category] as const, [id, category] as const]),
);
const page = pageServices(settings, names);
const owners = createOwners(page.services);
const idsOf = (list: readonly { service: string }[]) => list.map(({ service }) => service);

test('Assent loads by itself what the settings name, but for frames, what the page loads, and what has no script', () => {
  expect([...page.loaded].sort()).toEqual(['google-tag-manager', 'matomo', 'support-chat']);
});

test('services as values are of the page too', () => {
  const service = {
    id: 'own',
    category: 'analytics',
    name: 'Own',
    cookies: ['own_*'],
    scripts: ['https://own.example/x.js'],
  };
  const { services, loaded } = pageServices([service], new Map([['own', 'analytics']]));
  expect(services).toEqual([
    expect.objectContaining({ id: 'own', name: 'Own', addresses: ['https://own.example/x.js'] }),
  ]);
  expect([...loaded]).toEqual(['own']);
});

describe('an address is of', () => {
  test.each([
    ['the service whose tag it is', 'https://static.hotjar.com/c/hotjar-1.js?sv=6', ['hotjar']],
    ['one that the page does not name', 'https://connect.facebook.net/en_US/fbevents.js', ['meta-pixel']],
    [
      'who loads it on this page, before its own',
      'https://www.googletagmanager.com/gtag/js?l=dataLayer&id=G-1',
      ['firebase-analytics', 'google-analytics'],
    ],
    ['what the settings say', 'https://stats.klouttrack.test/matomo.js', ['matomo']],
    ['a service of the site', 'https://chat.example/w.js', ['support-chat']],
    ['its other sites', 'https://a.chat-cdn.example/x', ['support-chat']],
    ['a host that one service alone has', 'https://www.facebook.com/other', ['meta-pixel']],
    ['nobody, where several services share the host', 'https://www.google.com/', []],
    ['nobody, where nobody knows it', 'https://fonts.example/x.woff2', []],
    ['nobody, where it is none', 'data:text/plain,connect.facebook.net', []],
    ['nobody, where it cannot be read', 'http://', []],
  ])('%s', (_, address, ids) => {
    expect(idsOf(owners.ofAddress(address))).toEqual(ids);
  });
});

test('cookies, entries and databases are of the services whose patterns fit, those of the page first', () => {
  expect(idsOf(owners.ofCookie('_fbp'))).toEqual(['meta-pixel']);
  expect(idsOf(owners.ofCookie('chat_1'))).toEqual(['support-chat']);
  expect(idsOf(owners.ofCookie('session'))).toEqual([]);
  expect(idsOf(owners.ofKey('chat:1'))).toEqual(['support-chat']);
  expect(idsOf(owners.ofDatabase('chat'))).toEqual(['support-chat']);
  expect(idsOf(owners.ofDatabase('firebase-heartbeat-database'))).toContain('firebase-analytics');
});

test('a service that the page has moved to another category is of that one', () => {
  const moved = createOwners(pageServices({ hotjar: { id: '1' } }, new Map([['hotjar', 'necessary']])).services);
  expect(moved.all.get('hotjar')).toMatchObject({ category: 'necessary', isUsed: true });
  expect(moved.all.get('meta-pixel')).toMatchObject({ category: 'marketing', isUsed: false });
});

test('hosts of ready-made services and of the site’s own', () => {
  expect(owners.hostsOf('hotjar')).toContain('*.hotjar.com');
  expect(owners.hostsOf('support-chat')).toEqual(['chat.example']);
  expect(isHostOf(['*.hotjar.com'], 'static.hotjar.com')).toBe(true);
  expect(isHostOf(['*.hotjar.com'], 'nothotjar.com')).toBe(false);
});
