import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OwnReceipt } from '../../../src/ui/port';
import { drawn, FakePort, NOTICE } from './fake-port';

const KEPT: OwnReceipt = {
  receipt: {
    ...{ receiptId: 'first', subjectId: 'own', issuedAt: '2026-11-22T10:00:00.000Z', action: 'accept-all' },
    ...{ categories: { necessary: true, analytics: true }, services: { matomo: true, 'meta-pixel': false } },
    ...{ policy: { version: '2025-02' }, notice: { hash: NOTICE } },
  },
  acknowledged: true,
};
const changed = (receipt: Partial<OwnReceipt['receipt']>, acknowledged = true): OwnReceipt => ({
  receipt: { ...KEPT.receipt, ...receipt },
  acknowledged,
});

let port: FakePort;
/** What was offered as a file: its name and its text. */
let files: (readonly [name: string, text: Blob])[];

beforeEach(() => {
  port = new FakePort();
  port.kept = [KEPT];
  port.mount();
  files = [];
  let made: Blob;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    made = blob as Blob;
    return 'blob:made';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push([this.download, made]);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  port.destroy();
  port.element.remove();
});

async function open(): Promise<void> {
  port.openPreferences();
  port.click('receipts');
  await drawn();
}

const lines = () => [...port.root.querySelectorAll<HTMLElement>('.receipts li')];
const actions = (within: ParentNode) =>
  [...within.querySelectorAll<HTMLElement>('[data-action]')].map((it) => it.dataset.action);
const status = () => port.find('.own [role=status]')?.textContent;
const written = async () => Promise.all(files.map(async ([name, text]) => [name, await text.text()]));
const texts = () => port.language.texts;

it('says what the visitor goes by, and each receipt with what was allowed, the latest first', async () => {
  port.kept = [KEPT, changed({ receiptId: 'second', action: 'withdraw', categories: {}, services: {} })];
  await open();
  expect(port.find('.panel')?.textContent).toContain(`${texts().subject}: own`);
  expect(lines().map((line) => line.textContent?.includes('Matomo'))).toEqual([false, true]);
  expect(lines()[0]?.textContent).toContain(texts().allowedNothing);
});

it('says so where there are none', async () => {
  port.kept = [];
  await open();
  expect(port.find('.panel')?.textContent).toBe(texts().noReceipts);
});

it('gives all of them as JSON, and as JSON-LD what the endpoint has', async () => {
  port.given = { '?format=jsonld': '{"@graph":[]}' };
  await open();
  port.click('download');
  port.click('download-jsonld');
  await drawn();
  expect(await written()).toEqual([
    ['assent-receipts.json', JSON.stringify([KEPT], null, 2)],
    ['assent-receipts.jsonld', '{"@graph":[]}'],
  ]);
  expect(port.find('[data-action=download-jsonld]')?.textContent).toBe('Download as JSON-LD');
});

it('gives what has come while they are open, too', async () => {
  await open();
  port.kept = [KEPT, changed({ receiptId: 'second' }, false)];
  port.draw();
  await drawn();
  port.click('download');
  expect(await written()).toEqual([['assent-receipts.json', JSON.stringify(port.kept, null, 2)]]);
});

it('names the other form also where a text of the site’s own names none', async () => {
  port.destroy();
  port = new FakePort({ overrides: { download: 'Save all' } });
  port.kept = [KEPT];
  port.mount();
  await open();
  const named = (action: string) => port.find(`[data-action=${action}]`)?.textContent;
  expect([named('download'), named('download-jsonld')]).toEqual(['Save all', 'Save all (JSON-LD)']);
});

it('gives the proof of a receipt, by a name that tells it from the others', async () => {
  port.given = { '/first/proof': '{"schema":"assent-proof/1"}' };
  await open();
  const button = port.find('[data-action=proof]');
  expect(button?.getAttribute('aria-label')).toMatch(/^Download proof: .*22 Nov|^Download proof: .*Nov 22/);
  port.click('proof');
  await drawn();
  expect(await written()).toEqual([['proof-first.json', '{"schema":"assent-proof/1"}']]);
  expect(status()).toBe('');
});

it.each(['proof', 'download-jsonld'])('says so in words where the endpoint does not give it: %s', async (action) => {
  await open();
  port.click(action);
  await drawn();
  expect(status()).toBe(texts().failed);
  expect(files).toEqual([]);
  // And does not go on to say it once it has worked.
  port.given = { '/first/proof': '{}', '?format=jsonld': '{}' };
  port.click(action);
  await drawn();
  expect([status(), files.length]).toEqual(['', 1]);
});

it.each<[string, OwnReceipt, (it: FakePort) => void]>([
  ['the endpoint does not have it yet', changed({}, false), () => {}],
  ['there is no endpoint', KEPT, (it) => Object.assign(it, { endpoint: undefined })],
  ['its secret is gone', KEPT, (it) => Object.assign(it, { subjectId: undefined })],
  ['it is of another id', changed({ subjectId: 'former' }), () => {}],
])('offers no proof where %s', async (_, own, prepare) => {
  port.kept = [own];
  prepare(port);
  await open();
  expect(lines()).toHaveLength(1);
  expect(port.find('[data-action=proof]')).toBeNull();
  expect(actions(port.find('.panel') as HTMLElement)).toContain('download');
});

it('shows a receipt beside its notice, once, in the notice’s own language', async () => {
  await open();
  const details = port.find<HTMLDetailsElement>('.receipts details') as HTMLDetailsElement;
  for (const isOpen of [true, false, true]) {
    details.open = isOpen;
    await drawn();
  }
  const shown = details.querySelectorAll('blockquote');
  expect([shown.length, shown[0]?.lang, shown[0]?.dir]).toEqual([1, 'en', 'ltr']);
  for (const text of [
    texts().title,
    texts().acceptAll,
    texts().rejectAll,
    texts().customise,
    'Analytics: Google Analytics, Matomo',
  ]) {
    expect(shown[0]?.textContent).toContain(text);
  }
  expect(details.textContent).toContain('first');
});

it('says so where the notice cannot be had, and can be asked again', async () => {
  port.kept = [changed({ notice: { hash: 'sha256-lost' } })];
  await open();
  const details = port.find<HTMLDetailsElement>('.receipts details') as HTMLDetailsElement;
  details.open = true;
  await drawn();
  expect([details.open, status(), details.querySelector('blockquote')]).toEqual([false, texts().failed, null]);
});

it('keeps the focus where it is when a receipt comes, or has arrived', async () => {
  const place = port.root.appendChild(document.createElement('div'));
  const draw = await port.history();
  const drawThese = (...receipts: OwnReceipt[]) =>
    draw(place, { receipts, notice: port.preferencesNotice(), locale: texts(), say: () => {} });
  drawThese(KEPT, changed({ receiptId: 'second' }, false));
  const focused = place.querySelector<HTMLElement>('[data-action=proof]');
  focused?.focus();
  drawThese(KEPT, changed({ receiptId: 'second' }), changed({ receiptId: 'third' }, false));
  expect(lines().map((line) => actions(line))).toEqual([[], ['proof'], ['proof']]);
  expect(port.root.activeElement).toBe(focused);
  // What is gone goes.
  drawThese(KEPT);
  expect([lines().length, port.root.activeElement]).toEqual([1, focused]);
});

it('says so where what draws it does not load', async () => {
  port.history = () => Promise.reject(new Error('no network'));
  await open();
  expect(status()).toBe(texts().failed);
});
