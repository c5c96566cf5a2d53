import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digest } from '../../../src/consent/digest';
import { readRecord } from '../../../src/decisions/beyond';
import { ownReceipts } from '../../../src/receipts/outbox';
import { clearDecisionCookies, readDecisionCookies } from '../../../src/storage/decision-cookie';
import { cookiesAsInBrowsers } from '../core/fakes';
import { visit } from './site-page';

cookiesAsInBrowsers();

const PLACE = { name: 'assent', domain: '', path: '/' };

const NEWS = { purpose: 'newsletter', granted: true, text: 'Send me the letter \u2709' };

describe('what is recorded is named where it is wrong', () => {
  test.each([
    [/purpose: undefined is wrong; use a word/, undefined],
    [/purpose: "" is wrong/, { ...NEWS, purpose: '' }],
    [/purpose: " " is wrong/, { ...NEWS, purpose: ' ' }],
    [/purpose: "a\\nb" is wrong/, { ...NEWS, purpose: 'a\nb' }],
    [/purpose: "x{40}.*up to 100/, { ...NEWS, purpose: 'x'.repeat(101) }],
    [/granted: "yes" is wrong; use true for a consent, false/, { ...NEWS, granted: 'yes' }],
    [/granted: undefined is wrong/, { purpose: 'a', text: 'b' }],
    [/text: undefined is wrong; use what stands before the visitor/, { purpose: 'a', granted: false }],
    [/text: "\\ud800" is wrong/, { ...NEWS, text: '\ud800' }],
    [/text: .*up to 10000/, { ...NEWS, text: 'x'.repeat(10_001) }],
  ])('%s', (message, given) => {
    expect(() => readRecord(given)).toThrow(TypeError);
    expect(() => readRecord(given)).toThrow(message);
    expect(() => readRecord(given)).toThrow(/^\[assent\] record: /);
  });

  test('and what is right is taken', () => {
    expect(readRecord({ ...NEWS, more: 1 })).toEqual(NEWS);
    expect(readRecord({ ...NEWS, text: 'Two\nlines' }).text).toBe('Two\nlines');
  });
});

describe('a visitor', () => {
  let page: Awaited<ReturnType<typeof visit>>;

  beforeEach(async () => {
    for (const text of readDecisionCookies(PLACE).keys()) clearDecisionCookies(PLACE, text);
    localStorage.clear();
    page = await visit([['google-analytics', 'analytics']]);
  });
  afterEach(() => page.leave());
  const receipts = () => ownReceipts(page.store).map(({ receipt }) => receipt);

  test('who has not answered the banner is asked as before, allowed nothing, and has an identity from then on', async () => {
    const pending = page.state.pendingNames();
    const { receipt, acknowledged } = await page.record(NEWS);
    expect(acknowledged).toBe(false);
    expect(receipt).toMatchObject({
      action: 'record',
      method: 'api',
      categories: { necessary: true, preferences: false, analytics: false, marketing: false },
      services: {},
      expiresAt: null,
      previous: null,
      record: { purpose: 'newsletter', granted: true, text: `sha256-${digest(NEWS.text)}` },
    });
    const { status, persisted, subjectId, decidedAt } = page.state.snapshot();
    expect({ status, persisted, subjectId, decidedAt }).toEqual({
      ...{ status: 'unasked', persisted: true, subjectId: receipt.subjectId, decidedAt: null },
    });
    expect(page.state.allowedNames()).toEqual([]);
    expect(page.state.pendingNames()).toEqual(pending);
    expect(page.state.isQuestionDue()).toBe(true);
    // Under no regime is it a decision.
    page.state.setJurisdiction({ region: 'US', regime: 'opt-out', implied: undefined });
    expect(page.state.decision.inForce()).toBeUndefined();
  });

  test('is the same visitor in the decision that follows, which follows no decision', async () => {
    const { receipt } = await page.record(NEWS);
    await page.onBanner('accept-all');
    const [, decision] = receipts();
    expect(decision).toMatchObject({ action: 'accept-all', subjectId: receipt.subjectId, previous: null });
    expect(page.state.has('google-analytics')).toBe(true);
  });

  test('who has decided stays decided, at that time; what was recorded before of the same purpose is named', async () => {
    await page.onBanner('accept-all');
    const before = document.cookie;
    const { receipt: given } = await page.record(NEWS);
    const { receipt: other } = await page.record({ ...NEWS, purpose: 'calls' });
    const { receipt: taken } = await page.record({ ...NEWS, granted: false });
    expect(document.cookie).toBe(before);
    expect(given.categories.analytics).toBe(true);
    expect([given.previous, other.previous, taken.previous]).toEqual([null, null, given.receiptId]);
    expect(new Set(receipts().map(({ receiptId }) => receiptId)).size).toBe(4);
    expect(page.state.has('google-analytics')).toBe(true);
  });

  test('who is forgotten is another one in the next record', async () => {
    const { receipt } = await page.record(NEWS);
    // Browsers let go of a key that is not there.
    for (const key of ['newest', 'adult']) page.store.set(key, '0');
    await page.reset();
    expect(page.state.snapshot().subjectId).toBeNull();
    const { receipt: next } = await page.record(NEWS);
    expect(next.subjectId).not.toBe(receipt.subjectId);
    expect(next.previous).toBeNull();
  });
});
