// @vitest-environment node
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from '../../../build/zip';

const FILES = new Map([
  ['assent.js', Buffer.from('let a = 1;')],
  ['parts/texts-ar.js', Buffer.from('export const texts = "ملفات"')],
]);
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the same files give the same bytes, in any order, in any time zone', () => {
  const zip = zipOf('assent-0.1.0', FILES);
  const zone = process.env.TZ;
  try {
    for (const name of ['Asia/Muscat', 'America/Los_Angeles', 'UTC']) {
      process.env.TZ = name;
      expect(sum(zipOf('assent-0.1.0', new Map([...FILES].reverse())))).toBe(sum(zip));
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
  expect(sum(zipOf('assent-0.1.0', new Map([...FILES, ['more.js', Buffer.from('')]])))).not.toBe(sum(zip));
});

test('they come out as they went in, in one folder', () => {
  const found = unzipSync(zipOf('assent-0.1.0', FILES));
  expect(Object.keys(found)).toEqual(['assent-0.1.0/assent.js', 'assent-0.1.0/parts/texts-ar.js']);
  expect(Buffer.from(found['assent-0.1.0/parts/texts-ar.js'] ?? []).toString()).toContain('ملفات');
});
