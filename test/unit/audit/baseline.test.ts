// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { applyBaseline, BASELINE_SCHEMA, baselineOf, readBaseline } from '../../../src/audit/baseline';
import type { Finding } from '../../../src/audit/findings';
import { PAGE } from './pages';

const finding: Finding = {
  ...{ id: 'host:cdn.example', kind: 'leak', name: 'cdn.example', page: PAGE, phases: ['fresh', 'reject'] },
  ...{ problem: 'cdn.example was asked', fix: 'Ask later.', evidence: [] },
};
const exception = { what: 'host:cdn.example', reason: 'Ticket 12', until: '2026-12-31' };
const file = (...exceptions: unknown[]) => ({ schema: BASELINE_SCHEMA, exceptions });
const apply = (more: object, today = '2026-11-30', found = finding) =>
  applyBaseline([found], [{ ...exception, ...more }], today);

describe('a baseline that is wrong names the field and the fix', () => {
  test.each<[unknown, RegExp]>([
    ['[]', /is no object; use \{ "schema"/],
    [{ exceptions: [] }, /^schema: is undefined; use "assent-audit-baseline\/1"/],
    [{ schema: BASELINE_SCHEMA }, /^exceptions: is no list/],
    [file('x'), /^exceptions\[0\]: is no object/],
    [file({ ...exception, what: '' }), /^exceptions\[0\]\.what: is missing; use the id/],
    [file(exception, { ...exception, reason: ' ' }), /^exceptions\[1\]\.reason: is missing; say why/],
    [file({ what: 'x', reason: 'y' }), /^exceptions\[0\]\.until: nothing is no day/],
    [file({ ...exception, until: '2026-02-30' }), /^exceptions\[0\]\.until: "2026-02-30" is no day/],
    [file({ ...exception, until: 'soon' }), /^exceptions\[0\]\.until: "soon" is no day/],
    [file({ ...exception, phases: ['later'] }), /^exceptions\[0\]\.phases/],
    [file({ ...exception, page: 7 }), /^exceptions\[0\]\.page/],
    [file({ ...exception, untill: '2027-01-01' }), /^exceptions\[0\]\.untill: is no field of an exception/],
  ])('%j', (json, message) => {
    const { exceptions, problems } = readBaseline(json);
    expect(exceptions).toEqual([]);
    expect(problems.join('\n')).toMatch(message);
  });

  test('one that is right is taken', () => {
    const whole = { ...exception, phases: ['fresh'], page: 'https://*/' };
    expect(readBaseline(file(whole))).toEqual({ exceptions: [whole], problems: [] });
  });
});

describe('an exception', () => {
  test('takes its finding out, up to its last day', () => {
    expect(apply({}, '2026-12-31')).toMatchObject({
      findings: [],
      excepted: [{ id: finding.id, reason: 'Ticket 12' }],
    });
  });

  test('that has run out excepts nothing, and says so', () => {
    const { findings, excepted } = apply({}, '2027-01-01');
    expect(excepted).toEqual([]);
    expect(findings).toMatchObject([{ id: finding.id, kind: 'expired' }]);
    expect(findings[0]?.problem).toMatch(/excepted until 2026-12-31: Ticket 12/);
  });

  test('excepts no phase, page or finding that it does not name', () => {
    expect(apply({ phases: ['fresh'] }).findings).toHaveLength(1);
    expect(apply({ phases: ['fresh', 'reject', 'accept'] }).findings).toEqual([]);
    expect(apply({ page: `${PAGE}*` }).findings).toEqual([]);
    expect(apply({ page: `${PAGE}shop/*` }).findings).toHaveLength(1);
    expect(apply({ what: 'host:cdn' }).findings).toHaveLength(1);
  });

  test('that nothing needs is told', () => {
    expect(applyBaseline([], [exception], '2026-11-30').notes).toEqual([
      'the baseline excepts host:cdn.example, which was not found',
    ]);
  });
});

test('a baseline that is written keeps the exceptions that go on to hold', () => {
  const { exceptions } = JSON.parse(baselineOf([finding], '2027-02-28', [exception]));
  expect(exceptions).toMatchObject([exception, { what: finding.id, reason: '' }]);
});

test('a baseline that is written excepts no phase that could not be judged', () => {
  const unreached: Finding = { ...finding, id: 'phase:reject', kind: 'unreached' };
  const found = [unreached, { ...unreached, kind: 'expired' as const }];
  expect(JSON.parse(baselineOf(found, '2027-02-28')).exceptions).toEqual([]);
});

test('a baseline that was written is refused until each exception has its reason', () => {
  const text = baselineOf([finding], '2027-02-28');
  const { problems } = readBaseline(JSON.parse(text));
  expect(problems).toEqual(['exceptions[0].reason: is missing; say why this may stay']);
  const { exceptions } = readBaseline(JSON.parse(text.replace('"reason": ""', '"reason": "Ticket 12"')));
  expect(applyBaseline([finding], exceptions, '2026-11-30').findings).toEqual([]);
});
