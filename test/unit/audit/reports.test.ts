// @vitest-environment node
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { cookieTable, draftConfig } from '../../../src/audit/draft';
import type { Audit } from '../../../src/audit/findings';
import { judge } from '../../../src/audit/judge';
import { knownServices } from '../../../src/audit/known-services';
import { htmlReport } from '../../../src/audit/reports/html';
import { junitReport } from '../../../src/audit/reports/junit';
import { sarifReport } from '../../../src/audit/reports/sarif';
import { terminalReport } from '../../../src/audit/reports/table';
import { summaryOf } from '../../../src/audit/summary';
import { checkConfig } from '../../../src/config/check';
import { cookie, observe, PAGE, request, script, visit } from './pages';

const { DOMParser } = new Window();

/** With what no report may take for markup of its own. */
const HOSTILE = 'https://evil.example/"><script>alert(1)</script>]]>&x=\u0001';

function auditOf(...urls: string[]): Audit {
  const requests = urls.map((url) => request(url, script(`${PAGE}app.js`, 7)));
  const seen = visit([
    observe({ requests, cookies: [cookie('_fbp'), cookie('session')], picture: 'AAAA' }),
    observe({ phase: 'reject', requests: requests.slice(0, 1) }),
  ]);
  const options = { services: knownServices(), owned: [], isWhole: false };
  return {
    ...{ schema: 'assent-audit/1', at: '2026-11-30T12:00:00.000Z', sdk: '0.1.0', browser: 'Chromium 1' },
    ...judge(seen, options),
    pages: [summaryOf(seen, options)],
    excepted: [],
  };
}

const audit = auditOf('https://connect.facebook.net/en_US/fbevents.js', HOSTILE);
const clean = { ...audit, findings: [] };

describe('the terminal', () => {
  test('says on one screen what to change, where it is, and what it goes by', () => {
    const text = terminalReport(audit);
    expect(text).toContain('2 findings on 1 page.');
    expect(text).toContain('1. Meta Pixel (marketing), before an answer, after "reject"');
    expect(text).toContain(`by ${PAGE}app.js:7`);
    expect(text).toContain('Id:   host:evil.example');
    expect(text.split('\n').length).toBeLessThan(24);
    expect(terminalReport(clean)).toMatch(/^Nothing on 1 page asks for or stores more than was granted\.\n/);
  });

  test('shows the first of many, and how many more there are', () => {
    const many = auditOf(...Array.from({ length: 30 }, (_, i) => `https://www.facebook.com/tr/${i}`));
    expect(terminalReport(many)).toContain('and 27 more');
  });

  test('shows nothing that moves the cursor', () => {
    expect(terminalReport(auditOf('https://a.example/\u001b[2J'))).not.toContain('\u001b');
  });
});

test('phases that were not judged are counted in every report, findings or not', () => {
  const [page] = audit.pages;
  const partly = { ...clean, pages: page ? [{ ...page, unjudged: ['accept', 'withdraw'] as const }] : [] };
  expect(terminalReport(partly)).toMatch(/^Nothing on 1 page .* granted; 2 phases not judged\.\n/);
  expect(terminalReport(partly)).toContain('judged, not judged: accept, withdraw');
  expect(terminalReport({ ...partly, findings: audit.findings })).toContain(
    '2 findings on 1 page; 2 phases not judged.',
  );
  expect(htmlReport(partly)).toContain('Not judged: after &quot;accept&quot;, after a yes was taken back');
  expect(junitReport(partly).match(/<skipped/g)).toHaveLength(2);
  expect(junitReport(partly)).toContain('tests="4" failures="0" errors="0" skipped="2"');
});

test('by which regime a page was judged, and who says so, is in every report', () => {
  const [page] = audit.pages;
  const regimes = [{ regime: 'opt-out', regimeFrom: 'page' }] as const;
  const lax = { ...clean, pages: page ? [{ ...page, regimes }] : [] };
  const words = 'opt-out (as the page says)';
  for (const report of [terminalReport, htmlReport, junitReport]) expect(report(lax)).toContain(words);
  expect(JSON.parse(sarifReport(lax)).runs[0].properties.pages).toMatchObject([{ url: PAGE, regimes }]);
  expect(audit.pages[0]?.regimes).toEqual([{ regime: 'opt-in', regimeFrom: 'default' }]);
});

test('JUnit has a suite for each page, a case for each phase, and is XML whatever a page says', () => {
  const xml = new DOMParser().parseFromString(junitReport(audit), 'text/xml');
  expect(xml.querySelectorAll('testsuite').length).toBe(1);
  expect(xml.querySelector('testsuite')?.getAttribute('failures')).toBe('2');
  expect([...xml.querySelectorAll('testcase')].map((it) => it.getAttribute('name'))).toEqual([
    'before an answer',
    'after "reject"',
  ]);
  expect(xml.querySelector('failure')?.textContent).toContain('<script>alert(1)</script>');
  expect(junitReport(audit)).not.toContain('\u0001');
  expect(junitReport(clean)).not.toContain('<failure');
});

test('SARIF names the place of each finding, and excepted ones are suppressed', () => {
  const excepted = [{ ...(audit.findings[1] as Audit['findings'][number]), reason: 'Ticket 12', until: '2027-01-01' }];
  const { version, runs } = JSON.parse(sarifReport({ ...audit, findings: audit.findings.slice(0, 1), excepted }));
  expect(version).toBe('2.1.0');
  const [first, second] = runs[0].results;
  expect(first).toMatchObject({
    ...{ ruleId: 'leak', level: 'error', partialFingerprints: { 'assent/v1': `service:meta-pixel ${PAGE}` } },
    locations: [{ physicalLocation: { artifactLocation: { uri: `${PAGE}app.js` }, region: { startLine: 7 } } }],
  });
  expect(second.suppressions).toEqual([{ kind: 'external', justification: 'Ticket 12' }]);
  const ids = runs[0].tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(ids).toContain(first.ruleId);
});

test('the readable report is one file, with its pictures, and nothing of a page is markup in it', () => {
  const html = htmlReport(audit);
  const document = new DOMParser().parseFromString(html, 'text/html');
  expect(document.querySelectorAll('script').length).toBe(0);
  expect(document.querySelector('img')?.getAttribute('src')).toBe('data:image/jpeg;base64,AAAA');
  expect(document.body.textContent).toContain('<script>alert(1)</script>');
  expect(document.querySelectorAll('ol > li').length).toBe(2);
  expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
});

describe('a draft', () => {
  test('has what was seen as services, and says what is still to be filled in', () => {
    const draft = JSON.parse(draftConfig(audit));
    expect(draft.services['meta-pixel']).toEqual({ id: 'TODO: the pixel id, digits only' });
    expect(draft.services['evil-example']).toMatchObject({ category: 'marketing', name: 'evil.example' });
    // Nothing but what is to be filled in is wrong.
    expect(checkConfig(draft).filter((problem) => !problem.includes('TODO'))).toEqual([]);
  });

  test('has a table of all that is stored', () => {
    expect(cookieTable(audit)).toBe(
      '| Service | Category | Stores |\n| --- | --- | --- |\n| Meta Pixel | marketing | `_fbp` |\n' +
        '| The site itself | unknown | `session` |\n',
    );
  });
});
