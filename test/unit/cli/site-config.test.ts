// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configOption } from '../../../src/cli/flag-values';
import { readSite, readSites } from '../../../src/cli/site-config';

const POLICY = { url: '/privacy', version: '2025-02' };
const MAIN = 'https://klouttrack.com';
const SHOP = 'https://shop.example';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-sites-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, config: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ policy: POLICY, ...config }));
  return file;
}

test('each site has the origins, the notices and the cookie of its config', async () => {
  const files = [
    write('main.json', { site: 'Klouttrack', origins: [MAIN, 'https://www.klouttrack.com'], cookie: { days: 90 } }),
    write('shop.json', { origins: [SHOP] }),
  ];
  const [main, shop] = await readSites(files, []);
  expect(main).toMatchObject({ origins: [MAIN, 'https://www.klouttrack.com'], cookie: { days: 90 } });
  expect(shop).toMatchObject({ origins: [SHOP], cookie: { days: 182 } });
  expect([main, shop].map((site) => new Set(site?.notices.map((notice) => notice.site)))).toEqual([
    new Set(['Klouttrack']),
    new Set(['shop.example']),
  ]);
});

test('origins of the config and those of the flag are both those of a site that is alone', async () => {
  const file = write('main.json', { origins: [MAIN] });
  expect((await readSites([file], [SHOP, MAIN]))[0]?.origins).toEqual([SHOP, MAIN]);
  expect((await readSites([file], []))[0]?.origins).toEqual([MAIN]);
});

test.each([
  ['the same host', { origins: [MAIN] }, { origins: [SHOP, 'http://klouttrack.com'] }],
  ['the same file', { origins: [MAIN] }, undefined],
])('two configs of %s are refused, and both named', async (_, one, other) => {
  const files = [write('one.json', one), other ? write('other.json', other) : join(folder, 'one.json')];
  await expect(readSites(files, [])).rejects.toThrow(
    `--config: ${files.join(' and ')} both have klouttrack.com; take it out of one of them`,
  );
});

test('of several sites each says itself where its pages are', async () => {
  const files = [write('main.json', { origins: [MAIN] }), write('shop.json', {})];
  await expect(readSites(files, [])).rejects.toThrow(`${files[1]} is one of several and has no "origins"; write`);
  await expect(readSites(files, [SHOP])).rejects.toThrow(/^--origin: does not say .*main\.json or .*shop\.json$/);
});

test.each([
  [{ origins: MAIN }, /origins: "https:\/\/klouttrack\.com" is wrong; use a list such as/],
  [{ origins: [`${MAIN}/`] }, /origins: .* is wrong; use a list such as/],
  [{ retention: 365 }, /retention: is that of the log, which all sites share; take it out, and use --retention/],
])('%j is a mistake with a fix', async (config, told) => {
  const file = write('wrong.json', config);
  await expect(readSites([file], [])).rejects.toThrow(told);
  await expect(readSite(file)).rejects.toThrow(told);
});

test('--config may be repeated, and its variable is a list by commas; an empty one names none', () => {
  const { parseArg } = configOption();
  expect(parseArg?.('a.json, b.json', undefined)).toEqual(['a.json', 'b.json']);
  expect(parseArg?.('b.json', ['a.json'])).toEqual(['a.json', 'b.json']);
  expect(parseArg?.('', undefined)).toEqual([]);
});
