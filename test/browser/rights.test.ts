import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type DemoServer, startServer } from '../../demo/server.mjs';
import { checkProof, type Proof, proofOf } from '../../src/endpoint/log/proof';
import { memoryStore } from '../../src/endpoint/stores/memory';
import type { Receipt } from '../../src/receipts/receipt';
import { createVisitor, entryOf } from '../unit/endpoint/visitor';
import { borrow, closeProfile } from './harness/borrow';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import { SITE } from './harness/site';

/*
 * What a visitor has a right to, with keys alone and against the real endpoint: to see it, to take it along, to have it
 * checked without the site, and to have it erased.
 */

const pages = { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'OM' }) }) };
const FAILED = 'That did not work. Please try again later.';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds wrong with what is the page's own, by rule. Evaluated by the driver: the page's policy would not let it in. */
async function faultsOf(page: Page, within: string | { fromShadowDom: string[] } = '#content'): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (it) => {
    const { axe } = window as unknown as { axe: { run(it: unknown): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run(it)).violations.map(({ id }) => id);
  }, within);
}

const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('data-action') ?? (active?.id || active?.localName);
  });

/** Goes on with the Tab key until it is there, and presses. */
async function press(page: Page, what: string, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let tab = 0; tab < 80; tab++) {
    await page.keyboard.press(way);
    if ((await focused(page)) === what) return page.keyboard.press('Enter');
  }
  throw new Error(`The keyboard does not get to ${what}`);
}

type Given = [name: string, content: string];

/** What a click on a link gives as a file. The Firefox that tests drive tells of no download, so its pages tell. */
async function downloaded(page: Page, action: string, way?: 'Shift+Tab'): Promise<Given> {
  if (page.context().browser()?.browserType().name() === 'firefox') {
    const coming = page.waitForEvent('console', (message) => message.text().startsWith('["file",'));
    const [told] = await Promise.all([coming, press(page, action, way)]);
    return JSON.parse(told.text()).slice(1);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, action, way)]);
  return [download.suggestedFilename(), await text(await download.createReadStream())];
}

/** Runs before anything of the page's. */
function tellOfFiles(): void {
  const blobs = new Map<string, Blob>();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = make(blob);
    blobs.set(url, blob as Blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = async function () {
    console.log(JSON.stringify(['file', this.download, await blobs.get(this.href)?.text()]));
  };
}

const status = ({ ui }: Visit) => ui.dialog.locator('.own [role=status]').textContent();

/** A visitor with two receipts, beside another who has one, with the receipts open. */
async function arrive(browser: 'chromium' | 'firefox'): Promise<Visit & { own: readonly Receipt[] }> {
  const visit = await openSite({ browser, pages });
  const { page, ui, site, settled } = visit;
  if (browser === 'firefox') await page.addInitScript(tellOfFiles);
  const other = createVisitor();
  await (await site.endpoint()).answer(
    new Request(`${SITE}/assent/receipts`, {
      method: 'POST',
      headers: { Origin: SITE, 'Content-Type': 'application/json' },
      body: JSON.stringify({ secret: other.secret, receipts: [other.receipt({ origin: SITE })] }),
    }),
    { host: 'klouttrack.test' } as never,
  );
  await page.goto('/');
  await ui.banner.waitFor();
  await press(page, 'reject-all');
  await expect.poll(() => site.receipts()).toHaveLength(2);
  await page.evaluate(() => window.assent?.set({ analytics: true }));
  await expect.poll(() => site.receipts()).toHaveLength(3);
  await settled();
  const own = (await site.receipts()).map(({ receipt }) => receipt).filter((it) => it.subjectId !== other.subjectId);
  await press(page, 'reopen');
  await ui.dialog.waitFor();
  expect(visit.siteRequests('/assent/parts/history.js')).toEqual([]);
  await press(page, 'receipts');
  await ui.dialog.locator('.receipts li').nth(1).waitFor();
  return { ...visit, own };
}

describe.each(['chromium', 'firefox'] as const)('with keys alone, in %s', (browser) => {
  test('my id, my receipts, one beside its notice, all as files, and a proof of each', async () => {
    const visit = await arrive(browser);
    const { page, ui, site, own } = visit;
    const [first, latest] = own as [Receipt, Receipt];
    expect(await ui.dialog.locator('.own .panel').textContent()).toContain(`My ID: ${latest.subjectId}`);
    expect(
      await ui.dialog.locator('.receipts time').evaluateAll((all) => all.map((it) => it.getAttribute('datetime'))),
    ).toEqual([latest.issuedAt, first.issuedAt]);

    // The proof of the latest, which stands first.
    const [proofName, proofText] = await downloaded(page, 'proof');
    expect(proofName).toBe(`proof-${latest.receiptId}.json`);
    const head = await (await site.endpoint()).head();
    expect(checkProof(JSON.parse(proofText), { head })).toMatchObject({ ok: true, receipt: latest });

    // That of the one before it, after its notice.
    await press(page, 'summary');
    const notice = ui.dialog.locator('.receipts li').nth(1).locator('blockquote');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('Reject all');
    expect(await notice.textContent()).toContain('Google Analytics');
    expect(await ui.dialog.locator('.receipts li').nth(1).textContent()).toContain(first.receiptId);
    const [, second] = await downloaded(page, 'proof');
    expect(checkProof(JSON.parse(second), { head })).toMatchObject({ ok: true, receipt: first });

    const [jsonName, json] = await downloaded(page, 'download');
    expect([jsonName, JSON.parse(json).map((it: { receipt: Receipt }) => it.receipt)]).toEqual([
      'assent-receipts.json',
      own,
    ]);
    const [linkedName, linked] = await downloaded(page, 'download-jsonld');
    expect(linkedName).toBe('assent-receipts.jsonld');
    const records = JSON.parse(linked)['@graph'] as Record<string, unknown>[];
    expect(records.map((record) => [record['@type'], record['dct:identifier']])).toEqual(
      own.map(({ receiptId }) => ['dpv:ConsentRecord', receiptId]),
    );
    expect(await status(visit)).toBe('');
    expect(visit.errors).toEqual([]);
    expect(await faultsOf(page, { fromShadowDom: ['assent-ui', 'dialog'] })).toEqual([]);
  });

  test('what the endpoint does not give is said in words, and given when it is asked again', async () => {
    const visit = await arrive(browser);
    const { page, site } = visit;
    site.endpointState = 'down';
    for (const what of ['summary', 'proof', 'download-jsonld']) {
      await press(page, what);
      await expect.poll(() => status(visit)).toBe(FAILED);
    }
    site.endpointState = 'up';
    const [, proof] = await downloaded(page, 'proof', 'Shift+Tab');
    expect(checkProof(JSON.parse(proof)).ok).toBe(true);
    expect(await status(visit)).toBe('');
  });

  test('an erasure leaves nothing that is the visitor’s in the browser, nor a byte in the database’s files', async () => {
    const visit = await arrive(browser);
    const { page, ui, site, context, own } = visit;
    const cookie = (await context.cookies()).find(({ name }) => name === '__Host-assent')?.value ?? '';
    const secret = cookie.match(/[\w-]{43}/)?.[0] ?? '';
    const endpoint = await site.endpoint();
    const subject = own[0]?.subjectId ?? '';
    // As they are written, and as the bytes that they stand for.
    const traces = [
      ...[secret, subject].flatMap((key) => [Buffer.from(key), Buffer.from(key, 'base64url')]),
      ...own.flatMap(({ receiptId, issuedAt, expiresAt }) => [
        ...[receiptId, issuedAt, expiresAt ?? ''].map((it) => Buffer.from(it)),
        Buffer.from(receiptId.replaceAll('-', ''), 'hex'),
      ]),
    ];
    const found = async () => {
      const bytes = await endpoint.bytes();
      return traces.filter((trace) => bytes.includes(trace)).length;
    };
    // Subject and both ids as bytes, both times of each as text.
    expect(await found()).toBeGreaterThanOrEqual(7);

    await press(page, 'erase');
    await press(page, 'erase-now');
    await expect.poll(() => status(visit)).toBe('Your data is erased.');
    expect(await found()).toBe(0);
    expect(await site.receipts()).toHaveLength(1);
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
    const left = JSON.stringify(await context.cookies());
    expect([secret, subject].filter((it) => left.includes(it))).toEqual([]);
    await press(page, 'receipts', 'Shift+Tab');
    await expect.poll(() => ui.dialog.locator('.own .panel').textContent()).toBe('There are no receipts yet.');
  });
});

describe('the page that checks a proof', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = publicKey.export({ format: 'jwk' }).x as string;
  const otherKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x as string;
  let demo: DemoServer;
  let folder: string;
  let proof: Proof;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-rights-'));
    demo = await startServer({ port: 0, database: join(folder, 'receipts.db') });
    const store = memoryStore({ signingKey });
    const receipt = createVisitor().receipt();
    await store.append([receipt, createVisitor().receipt()].map(entryOf), 1);
    for (let i = 0; i < 5; i++) await store.append([entryOf(createVisitor().receipt())], 2);
    proof = (await proofOf(store, receipt.receiptId)) as Proof;
  });

  afterAll(async () => {
    await demo.stop();
    await rm(folder, { recursive: true });
  });

  const file = (of: unknown) => ({
    name: 'proof.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof of === 'string' ? of : JSON.stringify(of)),
  });

  /** The page, once it stands: from then on there is no network. */
  async function arriveThere(path = 'proof', browser: 'chromium' | 'firefox' = 'chromium', before = () => {}) {
    const context = await (await borrow(browser)).newContext({ locale: 'en-GB' });
    onTestFinished(() => closeProfile(browser, context));
    const page = await context.newPage();
    await page.addInitScript(before);
    await page.goto(demo.url + path);
    await page.locator('#proof-file').waitFor();
    await page.locator('assent-ui [data-action=reject-all]').click();
    await page.locator('assent-ui [data-action=reopen]').waitFor();
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await context.setOffline(true);
    const result = page.locator('#check-proof > [role=status]');
    return { page, result, asked };
  }

  const choose = async (page: Page, of: unknown) => {
    // Back from the control at the end, which has the focus since the banner was answered.
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'proof-file', 'Shift+Tab')]);
    await chooser.setFiles(file(of));
  };

  test.each(['chromium', 'firefox'] as const)(
    'says what it shows and what not, by keys alone and without the site, in %s',
    async (browser) => {
      const { page, result, asked } = await arriveThere('proof', browser);
      await choose(page, proof);
      await expect.poll(() => result.textContent()).toContain('The proof holds.');
      const { receiptId } = JSON.parse(proof.body);
      const said = (await result.textContent()) ?? '';
      for (const it of [receiptId, proof.head, 'Anybody can make such a log', 'Who sat before the screen.']) {
        expect(said).toContain(it);
      }
      await press(page, 'proof-head');
      await page.keyboard.insertText(proof.head);
      await expect.poll(() => result.textContent()).toContain('in the log whose head you gave');
      expect(await result.textContent()).not.toContain('Anybody can make such a log');
      await press(page, 'proof-key');
      await page.keyboard.insertText(key);
      await expect.poll(() => result.textContent()).toContain('has signed that head');
      expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    },
  );

  test.each<[string, () => unknown, { head?: string; key?: string }, string]>([
    ['another head', () => proof, { head: `1:${'A'.repeat(43)}` }, 'another head than the one that you gave'],
    ['another key', () => proof, { key: otherKey }, 'not signed with the key that you gave'],
    ['what is no key', () => proof, { key: 'no key at all' }, 'not signed with the key that you gave'],
    ['no signature', () => ({ ...proof, signature: null }), { key }, 'not signed with the key that you gave'],
    ['an altered receipt', () => ({ ...proof, body: proof.body.replace('accept', 'reject') }), {}, 'was altered'],
    ['an altered chain', () => ({ ...proof, chain: proof.chain.slice(1) }), {}, 'was altered'],
    ['another file', () => ({ receipts: [] }), {}, 'not a proof'],
    ['what is no JSON', () => '<!doctype html>', {}, 'not a proof'],
    ['nothing', () => 'null', {}, 'not a proof'],
    ['a film', () => 'x'.repeat(1_000_001), {}, 'far too large'],
  ])('refuses %s, and says why', async (_, of, given, reason) => {
    const { page, result } = await arriveThere();
    await page.locator('#proof-file').setInputFiles(file(of()));
    if (given.head) await page.locator('#proof-head').fill(given.head);
    if (given.key) await page.locator('#proof-key').fill(given.key);
    await expect.poll(() => result.textContent()).toContain(reason);
    expect(await result.textContent()).not.toContain('The proof holds');
  });

  test('says that it cannot look at a signature where the browser cannot, and takes it for none', async () => {
    const { page, result } = await arriveThere('proof', 'chromium', () => {
      Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
    });
    await page.locator('#proof-key').fill(key);
    await page.locator('#proof-file').setInputFiles(file(proof));
    await expect.poll(() => result.textContent()).toContain('this browser cannot check signatures');
    expect(await result.textContent()).not.toMatch(/The proof holds|has signed/);
  });

  test('takes a file that is dropped on it', async () => {
    const { page, result } = await arriveThere();
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'proof.json'));
      return transfer;
    }, JSON.stringify(proof));
    await page.locator('.check').dispatchEvent('drop', { dataTransfer: dropped });
    await expect.poll(() => result.textContent()).toContain('The proof holds.');
  });

  test.each(['proof', 'ar/proof'])('/%s has no fault that axe finds, empty and with a result', async (path) => {
    const { page, result } = await arriveThere(path);
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('#proof-file').setInputFiles(file(proof));
    await expect.poll(() => result.textContent()).toContain(proof.head);
    expect(await faultsOf(page)).toEqual([]);
  });
});
