import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerKey } from '../../../src/consent/decision';
import { spokenAgainst } from '../../../src/decisions/signal';
import { ownReceipts } from '../../../src/receipts/outbox';
import { localStore } from '../../../src/storage/local-store';
import { lendCookies } from '../storage/document-cookie';
import { type Markup, settled, visit } from './site-page';

const MARKUP: Markup = [
  ['counter', 'analytics'],
  ['pixel', 'marketing'],
];
const emptyJar = lendCookies();
let page: Awaited<ReturnType<typeof visit>>;

const send = (value: unknown) =>
  Object.defineProperty(navigator, 'globalPrivacyControl', { value, configurable: true });
const comeBack = () => window.dispatchEvent(new Event('visibilitychange'));
const actions = () => ownReceipts(localStore()).map(({ receipt }) => receipt.action);

const REGIONS = { 'opt-in': 'OM', 'opt-out': 'US-CA', notice: 'JP' } as const;

async function arrive(regime: keyof typeof REGIONS): Promise<void> {
  page = await visit(MARKUP);
  page.state.setJurisdiction({ region: REGIONS[regime], regime: 'opt-in', source: 'setting' });
  await page.enterRegime();
}

beforeEach(() => {
  emptyJar();
  localStorage.clear();
});

afterEach(() => {
  page.leave();
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});

describe('under opt-out', () => {
  test.each([undefined, false, 1, '1', 'true'])('%j is no signal', async (value) => {
    send(value);
    await arrive('opt-out');
    expect(page.state.snapshot().status).toBe('implied');
    expect(page.state.has('pixel')).toBe(true);
  });

  test('it is a decision with a receipt, and a later answer goes before it', async () => {
    send(true);
    await arrive('opt-out');
    await settled();
    expect(page.state.snapshot()).toMatchObject({ status: 'decided', marketing: false });
    expect(actions()).toEqual(['signal']);
    await page.set({ marketing: true });
    expect(page.state.has('pixel')).toBe(true);
    comeBack();
    await settled();
    expect(page.state.has('pixel')).toBe(true);
  });

  test('one that comes while the page is open takes back what is implied, once', async () => {
    await arrive('opt-out');
    expect(page.state.has('pixel')).toBe(true);
    comeBack();
    await settled();
    expect(actions()).toEqual([]);
    send(true);
    comeBack();
    comeBack();
    await settled();
    expect(page.state.has('pixel')).toBe(false);
    expect(actions()).toEqual(['signal']);
    send(false);
    comeBack();
    await settled();
    expect(page.state.has('pixel')).toBe(false);
  });

  test('one that comes takes nothing else back of what was answered', async () => {
    await arrive('opt-out');
    await page.set({ analytics: false, marketing: true });
    send(true);
    comeBack();
    await settled();
    expect(page.state.snapshot()).toMatchObject({ analytics: false, marketing: false });
    expect(actions()).toEqual(['choose', 'signal']);
  });
});

test('under opt-out it says yes to nothing that a no covers: a service that came after that stays off', async () => {
  await arrive('opt-out');
  await page.set({ analytics: false });
  page.state.registerName('newcomer', 'analytics');
  expect(page.state.has('newcomer')).toBe(false);
  send(true);
  comeBack();
  await settled();
  expect(actions()).toEqual(['choose', 'signal']);
  expect(page.state.has('newcomer')).toBe(false);
});

test('under notice it says nothing, to a yes to all neither', async () => {
  send(true);
  await arrive('notice');
  expect(page.state.has('pixel')).toBe(true);
  await page.set({ marketing: false });
  await page.acceptAll();
  expect(page.state.has('pixel')).toBe(true);
});

test.each([
  ['opt-out', { sold: false, kept: true, marketing: false }, ['sold', 'marketing']],
  ['notice', { sold: true, kept: true, marketing: true }, []],
] as const)('under %s it speaks against what it has a no to', (regime, implied, names) => {
  send(true);
  const usedNames = new Map([
    ['sold', 'analytics'],
    ['kept', 'analytics'],
    ['marketing', 'marketing'],
  ] as const);
  const answers = new Map(Object.entries(implied).map(([name, yes]) => [answerKey(name), yes]));
  expect(spokenAgainst({ usedNames, jurisdiction: { region: '', regime, implied: () => answers } })).toEqual(names);
});

describe('under opt-in', () => {
  test('it decides nothing, and a yes to all that does not name it leaves marketing off', async () => {
    send(true);
    await arrive('opt-in');
    comeBack();
    await settled();
    expect(page.state.snapshot().status).toBe('unasked');
    await page.onBanner('accept-all');
    expect(page.state.snapshot()).toMatchObject({ status: 'decided', analytics: true, marketing: false });
    expect(page.state.has('pixel')).toBe(false);
  });

  test('a yes that names what it is for counts, and stays under a later yes to all', async () => {
    send(true);
    await arrive('opt-in');
    await page.set({ marketing: true });
    expect(page.state.has('pixel')).toBe(true);
    await page.acceptAll();
    expect(page.state.snapshot()).toMatchObject({ analytics: true, marketing: true });
  });

  test('without it a yes to all is one to marketing', async () => {
    await arrive('opt-in');
    await page.onBanner('accept-all');
    expect(page.state.has('pixel')).toBe(true);
  });

  test('the preferences say that it is honoured, and their yes to all counts', async () => {
    send(true);
    await arrive('opt-in');
    page.preferences.open();
    await settled();
    expect(page.text('[part=signal-note]')).toMatch(/Global Privacy Control/);
    page.click('[part=dialog] [data-action=accept-all]');
    await settled();
    expect(page.state.has('pixel')).toBe(true);
    page.preferences.open();
    await settled();
    // It would not be true any more.
    expect(page.text('[part=signal-note]')).toBeUndefined();
  });
});
