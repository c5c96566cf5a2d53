import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Audit } from '../../src/audit/findings';
import type { Verdict } from '../../src/audit/judge';
import type { Phase } from '../../src/audit/phase-names';
import { run } from '../../src/cli/run';
import { findBrowsers } from '../setup/browsers.mjs';
import { managedPages } from './audit/managers';
import { SABOTAGES } from './audit/sabotage';
import { openWorld, type World } from './audit/world';

/*
 * The audit as a site owner runs it, on the demo, on copies of it that leak, and on pages with other consent managers. Vendors
 * are doubles: no request leaves the machine.
 */
let world: World;
const idsOf = ({ findings }: Verdict) => findings.map(({ id }) => id);
const told = ({ findings }: Verdict) => JSON.stringify(findings, null, 1);
const PAGES = managedPages();

beforeAll(async () => {
  world = await openWorld({ ...SABOTAGES, ...PAGES });
});

afterAll(() => world.close());

test('on the demo, by the command: nothing is found, in any phase', async () => {
  let out = '';
  vi.spyOn(console, 'log').mockImplementation((text) => {
    out += `${text}\n`;
  });
  const { executablePath = '' } = findBrowsers().chromium ?? {};
  const flags = [
    '--json',
    '--insecure',
    '--proxy',
    world.proxy,
    '--browser',
    executablePath,
    '--quiet',
    '500',
    '--patience',
    '20000',
  ];
  const code = await run(['audit', `${world.demo}app`, ...flags]);
  vi.restoreAllMocks();
  const { findings, pages, notes } = JSON.parse(out) as Audit;
  expect(findings, out).toEqual([]);
  // How long the browser's own store takes in frames of others is nobody's to promise.
  expect(notes.filter((note) => !note.includes(': IndexedDB of the frame '))).toEqual([]);
  expect(code).toBe(0);
  expect(pages[0]?.manager).toBe('assent');
  expect(pages[0]?.phases).toHaveLength(10);
  // It did see what came with the yes.
  const seen = pages[0]?.seen.filter(({ requests }) => requests > 0).map(({ id }) => id);
  expect(seen).toEqual(expect.arrayContaining(['service:google-analytics', 'service:meta-pixel', 'service:youtube']));
});

describe('a sabotaged copy of the demo', () => {
  test.each(Object.entries(SABOTAGES))('%s', async (name, { id, phase, kind, what, by }) => {
    // What a phase needs, and no more: the demo and the other managers' pages go through all of them.
    const needs: Phase[] =
      phase === 'withdraw' ? ['accept', 'withdraw', 'withdraw-return'] : ['fresh', 'reject', phase];
    const { verdict } = await world.audit(name, [...new Set(needs)]);
    expect(idsOf(verdict), told(verdict)).toEqual([id]);
    const [finding] = verdict.findings;
    const evidence = finding?.evidence.filter((it) => it.phase === phase && it.kind === kind && it.what.includes(what));
    const place = `https://${name}.test${by}`;
    expect(evidence?.map((it) => it.by.some((at) => at.startsWith(place)))).toContain(true);
    expect(finding?.fix).not.toBe('');
  });
});

describe('a page with another consent manager', () => {
  test('each has its package', () => expect(Object.keys(PAGES)).toHaveLength(8));

  test.each(Object.entries(PAGES))('%s', async (name, { manager, finds }) => {
    const { visit, verdict } = await world.audit(name);
    expect(visit.manager).toBe(manager);
    expect(idsOf(verdict), told(verdict)).toEqual(finds ? [finds.id] : []);
    if (finds) expect(verdict.findings[0]?.phases).toEqual(expect.arrayContaining([...finds.phases]));
    // Every phase was judged, and what came with the yes was seen.
    expect(new Set(visit.observations.map(({ phase }) => phase)).size).toBe(10);
    if (finds) return;
    const accepted = visit.observations.find(({ phase }) => phase === 'accept')?.requests.map(({ url }) => url) ?? [];
    expect(accepted.join(' ')).toMatch(/googletagmanager\.com.*facebook\.net|facebook\.net.*googletagmanager\.com/);
  });
});
