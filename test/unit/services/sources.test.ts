import { expect, test } from 'vitest';
import { READY_MADE } from '../../../src/services/find';
import { KINDS, SOURCES, type Sources } from '../../../src/services/sources';

const hostsIn = (row: Sources) =>
  Object.values(row).flatMap((hosts) =>
    hosts.split(' ').map((host) => host.replace(/^wss:\/\//, '').replace(/\/.*/, '')),
  );
const covers = (own: string, host: string) => own === host || (own.startsWith('*.') && host.endsWith(own.slice(1)));

test.each(READY_MADE.map(({ definition: { id }, about }) => [id, about.hosts] as const))(
  'a policy for %s has all of its hosts, and no others',
  (id, hosts) => {
    const row = SOURCES[id as keyof typeof SOURCES];
    const named = new Set(hostsIn(row));
    expect([...named].filter((host) => !hosts.some((own) => covers(own, host)))).toEqual([]);
    expect(hosts.filter((own) => ![...named].some((host) => covers(own, host)))).toEqual([]);
  },
);

test('there is a row for each service, of kinds that there are, and each source is one', () => {
  expect(Object.keys(SOURCES).sort()).toEqual(READY_MADE.map(({ definition: { id } }) => id).sort());
  for (const row of Object.values(SOURCES)) {
    expect(Object.keys(row).filter((kind) => !KINDS.some((it) => it === kind))).toEqual([]);
    for (const source of Object.values(row).flatMap((hosts) => hosts.split(' '))) {
      expect(source).toMatch(/^(wss:\/\/)?(\*\.)?[a-z\d-]+(\.[a-z\d-]+)+(\/[\w./-]*)?$/);
    }
  }
});

test('what a service loads by itself is among its scripts', () => {
  const loads = READY_MADE.flatMap(({ definition: { id, run } }) => {
    const found = [...`${run}`.matchAll(/https:\/\/([\w.-]+\.[a-z]+\/[\w./-]*)/g)].map(([, address = '']) => address);
    return found.filter((address) => address.endsWith('.js')).map((address) => [id, address] as const);
  });
  expect(loads.length).toBeGreaterThan(8);
  for (const [id, address] of loads) {
    const { script = '' } = SOURCES[id as keyof typeof SOURCES] as Sources;
    const isCovered = script.split(' ').some((source) => {
      const [host = '', ...path] = source.split('/');
      const [other = '', ...rest] = address.split('/');
      return covers(host, other) && `/${rest.join('/')}`.startsWith(`/${path.join('/')}`);
    });
    expect([id, address, isCovered]).toEqual([id, address, true]);
  }
});
