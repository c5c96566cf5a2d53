import fc from 'fast-check';
import type { LoggedReceipt } from '../../../../src/endpoint/stores/store';
import { ACTIONS, METHODS, REGION_SOURCES, type Receipt } from '../../../../src/receipts/receipt';
import { createVisitor, entryOf } from '../visitor';

const visitor = createVisitor();

/** Whatever a spreadsheet, a browser, a shell or a database could take for something to run, and some that looks like it. */
export const PAYLOADS = [
  '=cmd()',
  "=cmd|'/c calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '＝1+1',
  '﹢1',
  '  =1',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff=1',
  '"=1"',
  "'=1",
  "''",
  '“=1”',
  'a;=1',
  'a; "-1',
  ";'",
  'a,b',
  '"',
  'a""b',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</script><svg onload=alert(1)>',
  'javascript:alert(1)',
  "'; drop table receipts; --",
  '{{7*7}}',
  '__proto__',
  '%3D',
  'موافقة',
  '\u202eevil',
];

const text = fc.oneof(
  fc.constantFrom(...PAYLOADS),
  // As the endpoint accepts it: no control characters, no half pairs.
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((it) => /^[^\p{Cc}\p{Cs}]+$/u.test(it)),
);

/** Receipts as the endpoint takes them, hostile in every field that holds free text. */
export const receipts: fc.Arbitrary<Receipt> = fc
  .record({
    action: fc.constantFrom(...ACTIONS),
    method: fc.constantFrom(...METHODS),
    yes: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    services: fc.dictionary(
      text.filter((id) => !['__proto__', 'constructor', 'prototype'].includes(id)),
      fc.boolean(),
      { maxKeys: 4, noNullPrototype: true },
    ),
    url: text,
    version: text,
    language: text,
    region: fc.constantFrom('OM', 'US-CA', null),
    source: fc.constantFrom(...REGION_SOURCES, undefined),
    regime: fc.constantFrom('opt-in', 'opt-out', 'notice'),
    gpc: fc.boolean(),
    previous: fc.option(fc.uuid()),
    sdk: text,
  })
  .map(({ action, method, yes, services, url, version, language, region, source, regime, gpc, previous, sdk }) => ({
    ...visitor.receipt({ action, method, services, previous, sdk, signals: { gpc }, policy: { url, version } }),
    categories: { necessary: true, preferences: !!yes[0], analytics: !!yes[1], marketing: !!yes[2] },
    notice: {
      ...visitor.receipt().notice,
      ...{ language, region, regime: regime as 'opt-in' },
      ...(source && { regionSource: source }),
    },
    ...(action === 'record' && {
      expiresAt: null,
      record: { purpose: sdk, granted: !!yes[0], text: visitor.receipt().notice.hash },
    }),
    ...(action === 'adopt' && { adopted: { from: sdk, ...(gpc && { at: visitor.receipt().issuedAt }) } }),
  }));

export function loggedOf(receipt: Receipt, sequence = 1, receivedAt = Date.UTC(2026, 10, 24)): LoggedReceipt {
  return { body: entryOf(receipt).body, receivedAt, sequence };
}
