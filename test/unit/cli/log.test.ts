// @vitest-environment node
import { expect, test } from 'vitest';
import { createLog, readable } from '../../../src/cli/log';
import { nameOfDatabase } from '../../../src/cli/open-store';

test('a line is read by people as time, level, message and fields', () => {
  const line = { level: 'info', time: '2026-11-24T10:00:00.000Z', msg: 'listening on http://127.0.0.1:8787' };
  expect(readable(JSON.stringify(line))).toBe('10:00:00 listening on http://127.0.0.1:8787\n');
  const failure = { ...line, level: 'error', error: 'TypeError', receipts: { stored: 1 }, at: ['at a', 'at b'] };
  expect(readable(JSON.stringify(failure))).toBe(
    '10:00:00 error listening on http://127.0.0.1:8787 error=TypeError receipts={"stored":1}\n    at a\n    at b\n',
  );
});

test('a terminal gets lines for people, from the level that was asked for', () => {
  const written: string[] = [];
  const log = createLog('warn', { write: (text) => written.push(text) });
  log.info('not asked for');
  log.warn({ count: 2 }, 'asked for');
  expect(written).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d warn asked for count=2\n$/)]);
});

test('a database is named without its password', () => {
  expect(nameOfDatabase('data/receipts.db')).toBe('data/receipts.db');
  expect(nameOfDatabase('postgres://assent:canary@db.internal:5432/receipts?sslpassword=canary#canary')).toBe(
    'postgres://db.internal:5432/receipts',
  );
  expect(nameOfDatabase('postgres://assent:canary@[/receipts')).not.toContain('canary');
});
