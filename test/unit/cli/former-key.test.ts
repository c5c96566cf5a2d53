// @vitest-environment node
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSigner } from '../../../src/endpoint/log/signer';
import { buildCommandLine, type CommandLine } from './command-line';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

/** @returns the public key */
function writeKey(name: string): string {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  writeFileSync(join(cli.folder, `${name}.pem`), pem);
  const { publicKey } = createSigner(pem);
  writeFileSync(join(cli.folder, `${name}.pub`), publicKey);
  return publicKey;
}

const refused = (...flags: string[]) =>
  cli.run(['serve', '--port', '0', '--origin', 'https://klouttrack.com', '--db', 'receipts.db', ...flags]);

test('serve lets the old key vouch for the new one, and verify follows it from the old public key', async () => {
  writeKey('old');
  writeKey('other');
  const current = writeKey('current');
  const start = async (...flags: string[]) => (await cli.serve(['--db', 'receipts.db', ...flags])).end('SIGTERM');
  await start('--signing-key-file', 'old.pem');

  const alone = await refused('--former-signing-key-file', 'old.pem');
  expect(alone).toMatchObject({ code: 2 });
  expect(alone.err).toMatch(/--former-signing-key-file: vouches for a new key, which is missing; .*--signing-key-file/);
  const wrong = await refused('--signing-key-file', 'current.pem', '--former-signing-key-file', 'other.pem');
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.err).toMatch(/--former-signing-key-file: is not the key that signed this log last/);
  const missing = await refused('--signing-key-file', 'current.pem', '--former-signing-key-file', 'nowhere.pem');
  expect(missing.err).toMatch(/--former-signing-key-file: nowhere\.pem cannot be read/);

  await start('--signing-key-file', 'current.pem', '--former-signing-key-file', 'old.pem');
  const verified = await cli.run(['verify', '--db', 'receipts.db', '--public-key', 'old.pub']);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.out).toContain(`The key that was given vouches for the one that signs now: ${current}`);
  const own = await cli.run(['verify', '--db', 'receipts.db', '--public-key', 'current.pub']);
  expect(own.out).not.toContain('vouches');
  expect(await cli.run(['verify', '--db', 'receipts.db', '--public-key', 'other.pub'])).toMatchObject({ code: 1 });
});
