// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { readLines } from '../../../src/admin/read-lines';
import { readNotice } from '../../../src/admin/read-notice';
import { emptyNotice, type Notice } from '../../../src/consent/notice';

const notice: Notice = {
  ...emptyNotice(
    {
      site: 'Klouttrack',
      policy: { url: '/privacy', version: '2025-02' },
      regime: 'opt-in',
      layout: 'bar',
      position: 'bottom',
      names: new Map([
        ['analytics', 'analytics'],
        ['google-analytics', 'analytics'],
      ]),
      asked: [],
      startsOn: () => false,
    },
    'banner',
  ),
  texts: { title: 'Cookies' },
  buttons: ['accept-all', 'reject-all'],
};

describe('a notice that a browser brought', () => {
  test('is read when it is one', () => {
    expect(readNotice(JSON.stringify(notice))).toEqual(notice);
  });

  test.each<[string, unknown]>([
    ['is no JSON', '{'],
    ['is null', null],
    ['is a list', []],
    ['has another schema', { ...notice, schema: 'assent-notice/2' }],
    ['has no texts', { ...notice, texts: undefined }],
    ['has a text that is an object', { ...notice, texts: { title: { type: 'script' } } }],
    ['has a direction of its own', { ...notice, direction: 'up' }],
    ['has no policy', { ...notice, policy: null }],
    ['has buttons that are none', { ...notice, buttons: [{}] }],
    ['has a category without services', { ...notice, categories: [{ name: 'analytics', title: 'Analytics' }] }],
    [
      'has a service that stores no list',
      { ...notice, categories: [{ ...notice.categories[0], services: [{ id: 'x', stores: 'y' }] }] },
    ],
    [
      'has a service whose name is a number',
      { ...notice, categories: [{ ...notice.categories[0], services: [{ id: 'x', name: 1 }] }] },
    ],
  ])('is refused when it %s', (_what, value) => {
    expect(readNotice(typeof value === 'string' ? value : JSON.stringify(value))).toBeUndefined();
  });
});

describe('an export of receipts', () => {
  test('has one receipt on each line, with what the endpoint adds to it', () => {
    const lines =
      '{"receiptId":"a","receivedAt":"2026-11-24T00:00:00.000Z","sequence":7}\n{"receiptId":"b","receivedAt":"x"}\n';
    expect(readLines(lines)).toEqual([
      { receipt: { receiptId: 'a' }, receivedAt: '2026-11-24T00:00:00.000Z', sequence: 7 },
      { receipt: { receiptId: 'b' }, receivedAt: 'x', sequence: null },
    ]);
  });

  test('may have the receipt as a member, and may be empty', () => {
    expect(readLines('{"receipt":{"receiptId":"a"},"receivedAt":"x","sequence":1}')).toEqual([
      { receipt: { receiptId: 'a' }, receivedAt: 'x', sequence: 1 },
    ]);
    expect(readLines('')).toEqual([]);
  });
});
