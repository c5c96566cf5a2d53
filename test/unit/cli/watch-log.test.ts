// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../../src/cli/log';
import { createFailureLog } from '../../../src/cli/log-failure';
import { createMetrics } from '../../../src/cli/metrics';
import { watchLog, withFigures } from '../../../src/cli/watch-log';
import { memoryStore, type Store, verifyLog } from '../../../src/endpoint/index';
import { createVisitor, entryOf } from '../endpoint/visitor';
import { buildCommandLine } from './command-line';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-watch-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function storeWith(receipts: number): Promise<Store> {
  const store = memoryStore();
  const { receipt } = createVisitor();
  for (let i = 0; i < receipts; i++) await store.append([entryOf(receipt())], i);
  return store;
}

/** Watches for the length of one verification. */
async function watchOnce(opened: Store, watch: { head?: string; headFile?: string; verifyEvery?: number } = {}) {
  let printed = '';
  const log = createLog('debug', {
    write: (line: string) => {
      printed += line;
    },
  });
  const metrics = createMetrics(opened);
  const tools = { metrics, fail: createFailureLog(log), closing: new AbortController().signal };
  const store = withFigures(opened, { log }, tools);
  await watchLog(store, { verifyEvery: 24, head: undefined, log, ...watch }, tools)();
  const [, intact] = /^assent_log_intact (\d)/m.exec(await metrics.text()) ?? [];
  return { printed, intact };
}

test('a whole log is a figure of 1, and its head is written where the owner wants it', async () => {
  const headFile = join(folder, 'head');
  const store = await storeWith(3);
  expect((await watchOnce(store, { headFile })).intact).toBe('1');
  expect(readFileSync(headFile, 'utf8')).toBe(`${(await verifyLog(store)).head}\n`);
  expect(readdirSync(folder)).toEqual(['head']);
});

test('a log that is not what it was is a figure of 0 and an error, and leaves the head as it was', async () => {
  const headFile = join(folder, 'head');
  const head = (await verifyLog(await storeWith(3))).head as string;
  writeFileSync(headFile, head);
  const { printed, intact } = await watchOnce(await storeWith(2), { headFile, head });
  expect(intact).toBe('0');
  expect(printed).toMatch(/error the log is not what it was; run npx assent verify problem=.*ends before this batch/);
  expect(readFileSync(headFile, 'utf8')).toBe(head);
});

test('each verification also proves that all is there that was there the time before', async () => {
  const heads: unknown[] = [];
  const store = await storeWith(1);
  const { head } = await verifyLog(store);
  const telling: Store = {
    ...store,
    verify(options) {
      heads.push(options?.head);
      return verifyLog(store, options);
    },
  };
  await watchOnce(telling, { head: head as string });
  expect(heads).toEqual([head]);
});

test('a database that is damaged as a file is a figure of 0 too, and one that is away is none', async () => {
  const failing = (code: string): Store => ({
    ...memoryStore(),
    read: () => Promise.reject(Object.assign(new Error('canary'), { code })),
  });
  const damaged = await watchOnce(failing('SQLITE_CORRUPT'));
  expect(damaged.intact).toBe('0');
  expect(damaged.printed).toMatch(/error the log was not verified.*code=SQLITE_CORRUPT/);
  expect(damaged.printed).not.toContain('canary');
  expect((await watchOnce(failing('ECONNREFUSED'))).intact).toBeUndefined();
});

test('a head that cannot be written is told, and the figure stays', async () => {
  const { printed, intact } = await watchOnce(await storeWith(1), { headFile: join(folder, 'gone', 'head') });
  expect(intact).toBe('1');
  expect(printed).toMatch(/its head not written.*ENOENT/);
});

test('with 0 nothing is verified', async () => {
  expect((await watchOnce(await storeWith(1), { verifyEvery: 0 })).intact).toBeUndefined();
});

test('serve does so by itself, from its start on', async () => {
  const cli = await buildCommandLine();
  const head = join(folder, 'head');
  const serving = await cli.serve(['--db', 'watched.db', '--metrics-port', '0', '--head-file', head]);
  await expect.poll(serving.output, { timeout: 20_000 }).toMatch(/metrics at/);
  const [, metrics = ''] = /metrics at ([^"]+)/.exec(serving.output()) ?? [];
  const figures = async () => (await fetch(metrics)).text();
  await expect.poll(figures, { timeout: 20_000 }).toContain('assent_log_intact 1\n');
  expect(await serving.end('SIGTERM')).toBe(0);
  cli.remove();
});
