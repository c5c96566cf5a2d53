// @vitest-environment node
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStore } from '../../../src/cli/open-store';
import { run } from '../../../src/cli/run';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import type { Notice } from '../../../src/consent/notice';
import { checkProof, proofOf } from '../../../src/endpoint/log/proof';
import { type Verification, verifyLog } from '../../../src/endpoint/log/verify';
import { loadSite } from '../../../src/endpoint/receipts/site';
import { StoreUnavailable } from '../../../src/endpoint/stores/errors';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { createVisitor, entryOf, NOTICE_HASH } from '../endpoint/visitor';

/*
 * What the commands make of the store's and the log's answers: what they print, and their exit codes.
 */
vi.mock('../../../src/cli/open-store', { spy: true });
vi.mock('../../../src/endpoint/log/verify', () => ({ verifyLog: vi.fn() }));
vi.mock('../../../src/endpoint/log/proof', () => ({ proofOf: vi.fn(), checkProof: vi.fn() }));

const HEAD = `12:${'h'.repeat(43)}`;
const DAY = 86_400_000;

let folder: string;
let out: string;
let err: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-commands-'));
  [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    out += text;
    for (const done of rest) if (typeof done === 'function') done();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
  vi.spyOn(console, 'log').mockImplementation((text) => {
    out += `${text}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    err += `${text}\n`;
  });
  for (const name of ['DATABASE_URL', 'ASSENT_CONFIG', 'ASSENT_ORIGINS', 'ASSENT_RETENTION'])
    vi.stubEnv(name, undefined);
  store = memoryStore();
  vi.mocked(openStore).mockImplementation(async () => store);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.clearAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const file = (name: string) => join(folder, name);

async function keep(count: number, at = Date.now()) {
  const visitor = createVisitor();
  const receipts = Array.from({ length: count }, () => visitor.receipt());
  await store.append(receipts.map(entryOf), at);
  return receipts;
}

describe('every command', () => {
  const COMMANDS = [['verify'], ['export'], ['retention'], ['scrub'], ['proof', randomUUID()], ['notice', NOTICE_HASH]];

  test.each(COMMANDS)('%s has help with its flags', async (name) => {
    expect(await run([name as string, '--help'])).toBe(0);
    expect(out).toMatch(/--db <file>[\s\S]*DATABASE_URL/);
  });

  test.each(COMMANDS)('%s makes no database where there is none', async (...args) => {
    vi.mocked(openStore).mockRestore();
    expect(await run([...args, '--db', file('none.db')])).toBe(2);
    expect(err).toMatch(/--db: .*none\.db does not exist/);
    vi.stubEnv('DATABASE_URL', `file:${file('none.db')}`);
    expect(await run(args)).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(COMMANDS)('%s refuses a flag that it does not have', async (...args) => {
    expect(await run([...args, '--colour'])).toBe(2);
    expect(err).toContain("unknown option '--colour'");
  });

  test('what could not be done is neither a finding nor misuse, and quotes nothing', async () => {
    const failing = async () =>
      Promise.reject(Object.assign(new Error('of visitor@mail.example'), { code: 'SQLITE_BUSY' }));
    store = { ...store, page: failing, purge: failing, read: failing };
    vi.mocked(verifyLog).mockImplementation(failing);
    expect([await run(['export']), await run(['retention']), await run(['verify'])]).toEqual([3, 3, 3]);
    expect(err).toContain('SQLITE_BUSY');
    expect(err).not.toContain('mail.example');
  });

  test('the database is closed, also where the command ends badly', async () => {
    const close = vi.fn(async () => {});
    store = { ...store, close, page: () => Promise.reject(new Error()) };
    await keep(1);
    await run(['export']);
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('export', () => {
  test('E23: all receipts to standard output, by the filters of the route', async () => {
    await keep(3, Date.UTC(2026, 10, 23));
    await keep(2, Date.UTC(2026, 10, 24));
    expect(await run(['export'])).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(5);
    out = '';
    expect(await run(['export', '--format', 'csv', '--to', '2026-11-23'])).toBe(0);
    expect(out.trim().split('\r\n')).toHaveLength(4);
    expect(err).toBe('');
  });

  test('a file is there once it is whole, for its owner alone', async () => {
    await keep(3);
    writeFileSync(file('receipts.json'), 'older');
    expect(await run(['export', '--format', 'jsonld', '--output', file('receipts.json')])).toBe(0);
    expect(JSON.parse(readFileSync(file('receipts.json'), 'utf8'))['@graph']).toHaveLength(3);
    if (process.platform !== 'win32') expect(statSync(file('receipts.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['receipts.json']);
    expect(out).toBe('');
    expect(err).toMatch(/^3 receipts in .*receipts\.json\n$/);
  });

  test('where it cannot go on, the file stays as it was and no part is left', async () => {
    await keep(1200);
    const whole = store;
    store = {
      ...whole,
      page: async (after, limit, filter) => {
        const page = await whole.page(after, limit, filter);
        return after < 600 ? page : page.map((each) => ({ ...each, body: '{' }));
      },
    };
    writeFileSync(file('receipts.csv'), 'older');
    expect(await run(['export', '--format', 'csv', '--output', file('receipts.csv')])).toBe(1);
    expect(err).toMatch(/error: entry 601 of the log cannot be read/);
    expect(readFileSync(file('receipts.csv'), 'utf8')).toBe('older');
    expect(readdirSync(folder)).toEqual(['receipts.csv']);
  });

  test.each([
    [['--format', 'xml'], /--format: Must be one of ndjson, csv, jsonld/],
    [['--from', 'yesterday'], /--from: Must be a date such as/],
    [['--to', '2026-02-30'], /--to: /],
    [['--from', '2026-11-24', '--to', '2026-11-23'], /--from: Must be before to/],
    [['--action', 'accept'], /--action: Must be one of/],
    [['--region', 'Oman'], /--region: .*ISO 3166/],
    [['--subject', 'x'], /--subject: .*43 characters/],
    [['--output', '/nowhere/at/all.csv'], /--output: .*ENOENT/],
  ])('%j exits with 2, names the flag and the fix', async (args, message) => {
    expect(await run(['export', ...args])).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('retention', () => {
  test('deletes what is older than its days, and says how many', async () => {
    await keep(3, Date.now() - 11 * DAY);
    await keep(2);
    expect(await run(['retention', '--retention', '10'])).toBe(0);
    expect(out).toMatch(/Deleted 3\b.*10 days/);
    out = '';
    expect(await run(['retention', '--retention', '10', '--json'])).toBe(0);
    expect(JSON.parse(out)).toEqual({ deleted: 0 });
    expect(await run(['retention', '--retention', '0'])).toBe(2);
  });

  test('keeps five years unless it is told otherwise', async () => {
    await keep(1, Date.now() - 1824 * DAY);
    await run(['retention', '--json', '--yes']);
    vi.stubEnv('ASSENT_RETENTION', '1823');
    await run(['retention', '--json', '--yes']);
    expect(out.trim().split('\n')).toEqual(['{"deleted":0}', '{"deleted":1}']);
  });

  test('E17: says what it would delete after a silence of months, ends with 1, and deletes it with --yes', async () => {
    await keep(3, Date.now() - 40 * DAY);
    expect(await run(['retention', '--retention', '10'])).toBe(1);
    expect(out).toMatch(/^Nothing was deleted\. 3 of 3 receipts .* 10 days ago, and .*40 days.*\n.*--yes\.\n$/);
    expect(err).toBe('');
    out = '';
    expect(await run(['retention', '--retention', '10', '--json'])).toBe(1);
    expect(JSON.parse(out)).toEqual({ deleted: 0, due: 3, of: 3, held: expect.stringContaining('40 days') });
    expect(await store.page(0, 10)).toHaveLength(3);
    expect(await run(['retention', '--retention', '10', '--yes'])).toBe(0);
    expect(await store.page(0, 10)).toEqual([]);
  });

  test('says that it waits also where what comes after it fails, and then that', async () => {
    await keep(3, Date.now() - 40 * DAY);
    store.scrub = () => Promise.reject(new StoreUnavailable('full'));
    expect(await run(['retention', '--retention', '10'])).toBe(3);
    expect(out).toMatch(/^Nothing was deleted\. 3 of 3 /);
    expect(err).toContain('full');
  });
});

describe('scrub', () => {
  test.each([
    [0, 0, 'Nothing of it is left.\n'],
    [2, 1, '2 parts are in use, or an older transaction may still read them; run it again.\n'],
  ])('with %i parts left ends with %i', async (left, code, words) => {
    store.scrub = async (rewrite) => (rewrite ? left : 99);
    expect(await run(['scrub'])).toBe(code);
    expect(out).toBe(words);
    out = '';
    expect(await run(['scrub', '--json'])).toBe(code);
    expect(JSON.parse(out)).toEqual({ left });
  });
});

describe('verify', () => {
  const whole: Verification = {
    ok: true,
    first: null,
    head: HEAD,
    batches: 12,
    receipts: 340,
    erased: 3,
    purged: 1,
    signed: 12,
  };
  const broken: Verification = {
    ...whole,
    ok: false,
    head: null,
    first: {
      receiptId: '609bae9f-1a96-4e6d-aad5-b3f1ff3ade83',
      sequence: 7,
      batch: 3,
      receivedAt: '2026-11-24T10:00:00.000Z',
      problem: 'the receipt was altered',
    },
  };

  test('a log that is whole: 0, with its head', async () => {
    vi.mocked(verifyLog).mockResolvedValue(whole);
    expect(await run(['verify'])).toBe(0);
    expect(out).toContain('The log is whole: 340 receipts in 12 batches');
    expect(out).toContain(HEAD);
    out = '';
    expect(await run(['verify', '--json'])).toBe(0);
    expect(JSON.parse(out)).toEqual(whole);
    expect(err).toBe('');
  });

  test('a log that is not: 1, with the first receipt at fault and when it was received', async () => {
    vi.mocked(verifyLog).mockResolvedValue(broken);
    expect(await run(['verify'])).toBe(1);
    expect(out).toContain('the receipt was altered');
    expect(out).toContain('receipt 609bae9f-1a96-4e6d-aad5-b3f1ff3ade83, received 2026-11-24T10:00:00.000Z');
    out = '';
    expect(await run(['verify', '--json'])).toBe(1);
    expect(JSON.parse(out)).toEqual(broken);
    expect(err).toBe('');
  });

  test('a database that is damaged as a file is a finding', async () => {
    vi.mocked(verifyLog).mockRejectedValue(Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' }));
    expect(await run(['verify'])).toBe(1);
    expect(err).toMatch(/damaged as a file \(SQLITE_CORRUPT\)/);
  });

  test('passes on an earlier head, and the key in either form', async () => {
    vi.mocked(verifyLog).mockResolvedValue(whole);
    const { publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'jwk' }).x as string;
    writeFileSync(file('key.pem'), publicKey.export({ format: 'pem', type: 'spki' }));
    writeFileSync(file('key'), `${raw}\n`);
    for (const name of ['key.pem', 'key']) {
      expect(await run(['verify', '--head', HEAD, '--public-key', file(name)])).toBe(0);
    }
    for (const [, options] of vi.mocked(verifyLog).mock.calls)
      expect(options).toMatchObject({ head: HEAD, publicKey: raw });
  });

  test('shows how far it is, where somebody looks on and nowhere else', async () => {
    vi.mocked(verifyLog).mockImplementation(async (_store, options) => {
      options?.onProgress?.(3, 12);
      return whole;
    });
    await run(['verify']);
    expect(err).toBe('');
    vi.stubGlobal(
      'process',
      Object.create(process, { stderr: { value: Object.create(process.stderr, { isTTY: { value: true } }) } }),
    );
    await run(['verify']);
    vi.unstubAllGlobals();
    expect(err).toContain('batch 3 of 12');
    expect(err.endsWith('\r\u001b[K')).toBe(true);
  });

  test('a proof is checked without a database', async () => {
    const receipt = createVisitor().receipt();
    writeFileSync(file('proof.json'), '{"a":1}');
    const held = { ok: true, problem: null, receipt, receivedAt: '2026-11-24T10:00:00.000Z', head: HEAD };
    vi.mocked(checkProof).mockReturnValueOnce(held);
    expect(await run(['verify', '--proof', file('proof.json')])).toBe(0);
    expect(checkProof).toHaveBeenCalledWith({ a: 1 }, {});
    expect(out).toContain(`receipt ${receipt.receiptId}, received 2026-11-24T10:00:00.000Z`);
    expect(out).toContain('it does not say: compare with --head');
    vi.mocked(checkProof).mockReturnValueOnce({
      ok: false,
      problem: 'it is not a proof',
      receipt: null,
      receivedAt: null,
      head: null,
    });
    expect(await run(['verify', '--proof', file('proof.json'), '--head', HEAD])).toBe(1);
    expect(out).toContain('it is not a proof');
    expect(openStore).not.toHaveBeenCalled();
  });

  test.each([
    [['--head', '12'], /--head.*as verify printed it/],
    [['--head', `0:${'A'.repeat(43)}`], /--head.*as verify printed it/],
    [['--public-key', '/nowhere/key'], /--public-key: .*cannot be read/],
    [['--proof', '/nowhere/proof'], /--proof: .*cannot be read/],
  ])('%j exits with 2, names the flag and the fix', async (args, message) => {
    expect(await run(['verify', ...args])).toBe(2);
    expect(err).toMatch(message);
  });

  test('a file that is no key or no JSON is named, and not quoted', async () => {
    writeFileSync(file('wrong'), '{"secret": tru');
    expect(await run(['verify', '--public-key', file('wrong')])).toBe(2);
    expect(err).toMatch(/--public-key: .*no Ed25519 public key/);
    expect(await run(['verify', '--proof', file('wrong')])).toBe(2);
    expect(err).toMatch(/--proof: .*is not JSON/);
  });
});

describe('proof', () => {
  test('writes the proof, and finds none for a receipt that is not there', async () => {
    const [receipt] = await keep(1);
    vi.mocked(proofOf).mockImplementation(async (_store, id) =>
      id === receipt?.receiptId ? ({ a: 1 } as never) : undefined,
    );
    expect(await run(['proof', receipt?.receiptId ?? ''])).toBe(0);
    expect(JSON.parse(out)).toEqual({ a: 1 });
    expect(await run(['proof', receipt?.receiptId ?? '', '--output', file('proof.json')])).toBe(0);
    expect(JSON.parse(readFileSync(file('proof.json'), 'utf8'))).toEqual({ a: 1 });
    expect(await run(['proof', randomUUID(), '--output', file('none.json')])).toBe(1);
    expect(err).toMatch(/there is no receipt/);
    expect(existsSync(file('none.json'))).toBe(false);
    expect(await run(['proof', 'x'])).toBe(2);
    expect(err).toMatch(/receiptId: "x" is not a UUID/);
  });
});

describe('notice', () => {
  const config = {
    site: 'Klouttrack',
    policy: { url: '/privacy', version: '2025-02' },
    services: { 'google-analytics': { id: 'G-1' }, 'meta-pixel': { id: '1234567890' } },
  };

  async function noticesOf(language: string): Promise<readonly Notice[]> {
    const { notices } = await loadSite(config, ['https://klouttrack.com']);
    return notices.filter((notice) => notice.language === language);
  }

  const hashOf = (notice: unknown) => noticeHash(canonicalJson(notice));

  test('shows one of the config without a database: every text, the buttons in order, the switches', async () => {
    writeFileSync(file('assent.json'), JSON.stringify(config));
    for (const notice of [...(await noticesOf('en')), ...(await noticesOf('ar'))]) {
      out = '';
      expect(await run(['notice', hashOf(notice), '--config', file('assent.json')])).toBe(0);
      for (const text of Object.values(notice.texts)) expect(out).toContain(text);
      const places = notice.buttons.map((button) => out.indexOf(`]  ${button}\n`));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
      for (const { title, services } of notice.categories) {
        for (const text of [title, ...services.map(({ id }) => id)]) expect(out).toContain(text);
      }
      expect(out.match(/\[(?:on\] |off\])/g)).toHaveLength(
        notice.categories.reduce((sum, { services }) => sum + 1 + services.length, 0),
      );
    }
    expect(openStore).not.toHaveBeenCalled();
  });

  test('says where a switch stood, and which way it reads', async () => {
    writeFileSync(file('assent.json'), JSON.stringify(config));
    const [banner] = await noticesOf('ar');
    await run(['notice', hashOf(banner), '--config', file('assent.json')]);
    expect(out).toContain('language ar, right to left; opt-in');
    expect(out).toMatch(/\u2067.*\u2069/);
    expect(out).toMatch(/\[on\] .*necessary/);
    expect(out).toMatch(/\[off\].*marketing/);
  });

  test('shows one that a browser brought, whose control characters do nothing', async () => {
    const [banner] = await noticesOf('en');
    const notice = { ...banner, texts: { ...banner?.texts, title: 'a\u001b[2Jb\u009bc\u202ed' } };
    const canonical = canonicalJson(notice);
    store = { ...store, notice: async (hash) => (hash === hashOf(notice) ? canonical : undefined) };
    expect(await run(['notice', hashOf(notice)])).toBe(0);
    expect(out).toContain('a\ufffd[2Jb\ufffdc\ufffdd');
    out = '';
    expect(await run(['notice', hashOf(notice), '--json'])).toBe(0);
    expect(out).toBe(`${canonical}\n`);
  });

  test('one that is not there, and one that was altered, are findings', async () => {
    expect(await run(['notice', NOTICE_HASH])).toBe(1);
    expect(err).toMatch(/this notice is not here.*--config/);
    store = { ...store, notice: async () => '{}' };
    expect(await run(['notice', NOTICE_HASH])).toBe(1);
    expect(err).toMatch(/does not hash to its name/);
    expect(await run(['notice', 'sha256-x'])).toBe(2);
    expect(err).toMatch(/hash: write it as in the receipt/);
  });
});
