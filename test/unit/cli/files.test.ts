// @vitest-environment node
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAdminToken, readSigningKey } from '../../../src/cli/files';

const TOKEN = 'the-token-of-an-admin-which-is-long-enough';
const KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-files-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string, mode: number): string {
  const file = join(folder, `secret-${mode.toString(8)}`);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

test.each([
  ['--admin-token-file', (file: string, warn: (text: string) => void) => readAdminToken(file, undefined, warn), TOKEN],
  ['--signing-key-file', readSigningKey, KEY],
] as const)('%s: a file that others can read is told, and the command that ends that', (flag, read, text) => {
  for (const mode of [0o644, 0o604]) {
    const warnings: string[] = [];
    const file = fileOf(text, mode);
    expect(read(file, (warning) => warnings.push(warning))).toBe(text);
    expect(warnings).toEqual([`${flag}: other users of this machine can read ${file}; run chmod 600 ${file}`]);
  }
  const warnings: string[] = [];
  read(fileOf(text, 0o600), (warning) => warnings.push(warning));
  read(fileOf(text, 0o440), (warning) => warnings.push(warning));
  expect(warnings).toEqual([]);
});

test('a variable that names a file in the place of the token is told, with the flag that takes one', () => {
  const file = fileOf(TOKEN, 0o600);
  expect(() => readAdminToken(undefined, file, () => {})).toThrow(
    'ASSENT_ADMIN_TOKEN: is the path of a file, and no token; name the file with --admin-token-file',
  );
  expect(readAdminToken(undefined, `${TOKEN}\n`, () => {})).toBe(TOKEN);
});

test('a line break at its end is none of the admin token, in a file and in the variable', () => {
  expect(readAdminToken(fileOf(`${TOKEN}\r\n`, 0o600), undefined, () => {})).toBe(TOKEN);
  expect(readAdminToken(undefined, `${TOKEN}\n`, () => {})).toBe(TOKEN);
});
