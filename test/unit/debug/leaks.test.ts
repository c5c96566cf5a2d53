import { expect, test } from 'vitest';
import { leakFindings } from '../../../src/debug/leaks';
import { createOwners } from '../../../src/debug/owners';
import { pageServices } from '../../../src/debug/page-services';

const { services } = pageServices({ hotjar: { id: '1' } }, new Map([['hotjar', 'analytics']]));
const owners = createOwners(services);
const nothing = { requests: [], cookies: [], storage: [], databases: [], sightings: [] };
const hotjar = { service: 'hotjar', category: 'analytics' } as const;
const pixel = { service: 'meta-pixel', category: 'marketing' } as const;
const nobody = { service: null, category: null } as const;
const request = (host: string, more: object) =>
  ({ url: `https://${host}/`, host, at: 1, initiator: 'script', ...more }) as never;

test('what is there without a yes is a leak, each host once', () => {
  const refused = { ...hotjar, allowed: false };
  const seen = {
    requests: [
      request('static.hotjar.com', refused),
      request('static.hotjar.com', refused),
      request('x', { ...hotjar, allowed: true }),
    ],
    cookies: [
      { name: '_hjSession_1', ...refused },
      { name: 'session', ...nobody, allowed: null },
    ],
    storage: [{ area: 'localStorage', key: '_hjId', ...refused } as const],
    databases: [{ name: 'hj', ...refused }],
    sightings: [],
  };
  const found = leakFindings(seen, owners, false);
  expect(found.map(({ kind }) => kind)).toEqual(['leak', 'leak', 'leak', 'leak']);
  expect(found[0]).toMatchObject({ url: 'https://static.hotjar.com/', message: expect.stringContaining('by script') });
  expect(found.map(({ message }) => message).join()).toMatch(/_hjSession_1.*_hjId is in localStorage.*database hj/);
});

test('a service that runs by its category’s yes is told, once, where the notice does not name it', () => {
  const cookies = ['_fbp', '_fbc'].map((name) => ({ name, ...pixel, allowed: true }));
  expect(leakFindings({ ...nothing, cookies }, owners, false)).toEqual([
    expect.objectContaining({ kind: 'not-in-notice', service: 'meta-pixel' }),
  ]);
  expect(leakFindings({ ...nothing, cookies: [{ name: '_hj', ...hotjar, allowed: true }] }, owners, false)).toEqual([]);
});

test('hosts that nobody knows are told of until somebody has answered', () => {
  const requests = [
    request('fonts.example', { ...nobody, allowed: null }),
    request('klouttrack.test', { ...nobody, allowed: true }),
  ];
  expect(leakFindings({ ...nothing, requests }, owners, true)).toEqual([
    expect.objectContaining({ kind: 'unknown-host', level: 'note', url: 'https://fonts.example/' }),
  ]);
  expect(leakFindings({ ...nothing, requests }, owners, false)).toEqual([]);
});

test('of what the guard has seen, what is listed nowhere else is told', () => {
  const sighting = (channel: 'websocket' | 'cookie', name: string, more = {}) => ({
    ...{
      kind: 'leak' as const,
      channel,
      name,
      url: channel === 'cookie' ? '' : `wss://${name}/`,
      initiator: '',
      at: 1,
    },
    ...{ phase: 'unasked' as const, ...hotjar, ...more },
  });
  const cookies = [{ name: '_hj', ...hotjar, allowed: false }];
  const sightings = [
    sighting('websocket', 'ws.hotjar.com'),
    sighting('cookie', '_hj'),
    sighting('websocket', 'x.example', { ...nobody, kind: 'unknown-host' }),
  ];
  const found = leakFindings({ ...nothing, cookies, sightings }, owners, false);
  expect(found.map(({ message, url }) => [message.split(' ').slice(0, 3).join(' '), url])).toEqual([
    ['The cookie _hj', undefined],
    ['ws.hotjar.com was seen', 'wss://ws.hotjar.com/'],
  ]);
});
