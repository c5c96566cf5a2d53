// @vitest-environment node
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FINDING, MISUSE } from '../../../src/cli/failures';
import { run } from '../../../src/cli/run';

/* A mistake in assent.json is told before anything is made of it: nothing goes live that its owner did not write. */

const RIGHT = { site: 'Klouttrack', region: 'OM', policy: { url: '/privacy', version: '2025-02' } };

let folder: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-config-'));
  said = '';
  vi.spyOn(console, 'log').mockImplementation((text) => {
    said += `${text}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    said += `${text}\n`;
  });
  for (const name of ['ASSENT_CONFIG', 'ASSENT_BASE', 'ASSENT_ORIGINS', 'DATABASE_URL']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(config: unknown): string {
  const file = join(folder, 'assent.json');
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** What `serve` ends with is no failure that a supervisor may heal by another start. */
const COMMANDS = [
  ['build', FINDING, () => ['--out', join(folder, 'out')]],
  ['snippet', FINDING, () => []],
  ['serve', MISUSE, () => ['--origin', 'https://klouttrack.com', '--db', join(folder, 'receipts.db')]],
] as const;

describe.each(COMMANDS)('assent %s', (command, code, args) => {
  const runOn = (config: unknown) => run([command, '--config', write(config), ...args()]);

  test('refuses a config with mistakes, and names each field and its fix', async () => {
    const wrong = { ...RIGHT, colour: 'red', autoblock: 'perhaps', ui: { layout: 'bxo' }, services: { hotjar: {} } };
    expect(await runOn(wrong)).toBe(code);
    expect(said).toMatch(/^error: --config: .*assent\.json is wrong:\n {2}/);
    for (const told of [
      /^ {2}colour: is not a setting; take it out/m,
      /^ {2}autoblock: "perhaps" is wrong; use true or false/m,
      /^ {2}ui\.layout: "bxo" is wrong; use bar or box/m,
      /^ {2}services\.hotjar\.id: is missing; use /m,
    ])
      expect(said).toMatch(told);
    for (const made of ['out', 'receipts.db']) expect(existsSync(join(folder, made))).toBe(false);
  });

  test.each([
    ['no policy', { site: 'K' }, /policy\.url: is missing; use /],
    ['services that are a list', { ...RIGHT, services: ['hotjar'] }, /services: is a list; name them by id/],
    ['no object', null, /config: is not an object; use /],
  ])('refuses one that has %s', async (_, config, told) => {
    expect(await runOn(config)).toBe(code);
    expect(said).toMatch(told);
  });

  test('a file that cannot be read is wrong use', async () => {
    expect(await run([command, '--config', join(folder, 'none.json'), ...args()])).toBe(MISUSE);
    expect(said).toMatch(/--config: .*none\.json cannot be read/);
  });
});

test('a line for editors, which look the schema up by it, is no mistake', async () => {
  const file = write({ $schema: './node_modules/assent/dist/assent.schema.json', ...RIGHT });
  // The language is looked at once the config is found right.
  expect(await run(['snippet', '--config', file, '--language', 'xx'])).toBe(MISUSE);
  expect(said).toMatch(/^error: --language/);
});

test('a config of another time still shows its notices: what is wrong with it by now is told', async () => {
  const hash = `sha256-${'A'.repeat(43)}`;
  expect(
    await run(['notice', hash, '--config', write({ ...RIGHT, colour: 'red' }), '--db', join(folder, 'no.db')]),
  ).toBe(2);
  expect(said).toMatch(/warning: --config .*: colour: is not a setting[\s\S]*error: --db/);
});
