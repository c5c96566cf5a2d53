import { fits } from '../cleanup/patterns';
import { isObject } from '../config/is-object';
import type { Audit, Finding } from './findings';
import { isPhase, type Phase } from './phase-names';

export const BASELINE_SCHEMA = 'assent-audit-baseline/1';

/** What may stay for a while, why, and until when. */
export interface Exception {
  /** `id` of the finding. */
  readonly what: string;
  /** Default: every phase. */
  readonly phases?: readonly Phase[];
  /** Address of the page, `*` for any text. Default: every page. */
  readonly page?: string;
  readonly reason: string;
  /** The last day that it holds, as `2027-01-31`, in UTC. */
  readonly until: string;
}

const FIELDS = ['what', 'phases', 'page', 'reason', 'until'];

/** Reads a baseline. @returns its exceptions, or what is wrong: the field, and the fix */
export function readBaseline(json: unknown): { exceptions: readonly Exception[]; problems: readonly string[] } {
  if (!isObject(json)) return wrong(`is no object; use { "schema": "${BASELINE_SCHEMA}", "exceptions": [] }`);
  const { schema, exceptions } = json;
  if (schema !== BASELINE_SCHEMA) return wrong(`schema: is ${JSON.stringify(schema)}; use "${BASELINE_SCHEMA}"`);
  if (!Array.isArray(exceptions)) return wrong('exceptions: is no list; use [] for none');
  const problems = exceptions.flatMap((it, i) => problemsOf(it).map((problem) => `exceptions[${i}]${problem}`));
  return { exceptions: problems.length > 0 ? [] : (exceptions as Exception[]), problems };
}

const wrong = (problem: string) => ({ exceptions: [], problems: [problem] });

function problemsOf(it: unknown): string[] {
  if (!isObject(it)) return [': is no object; use { "what": "…", "reason": "…", "until": "2027-01-31" }'];
  const { what, phases, page, reason, until } = it;
  const strange = Object.keys(it).filter((field) => !FIELDS.includes(field));
  return [
    ...strange.map((field) => `.${field}: is no field of an exception; use ${FIELDS.join(', ')}`),
    ...(isText(what) ? [] : ['.what: is missing; use the id of a finding, such as "host:cdn.example"']),
    ...(isText(reason) ? [] : ['.reason: is missing; say why this may stay']),
    ...(isDay(until) ? [] : [`.until: ${JSON.stringify(until) ?? 'nothing'} is no day; use one such as "2027-01-31"`]),
    ...(page === undefined || isText(page)
      ? []
      : ['.page: is no text; use an address such as "https://example.com/*"']),
    ...(phases === undefined || arePhases(phases) ? [] : ['.phases: is no list of phases; use such as ["fresh"]']),
  ];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const arePhases = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every((it) => isPhase(`${it}`));

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * Takes out what the baseline excepts. An exception that has run out excepts nothing, and is a finding of its own where there is
 * still something that it would except; one that nothing needs any more is told.
 *
 * @param today as `2026-11-30`
 */
export function applyBaseline(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
  today: string,
): Pick<Audit, 'findings' | 'excepted' | 'notes'> {
  const used = new Set<Exception>();
  const left: Finding[] = [];
  const excepted: (Finding & { reason: string; until: string })[] = [];
  for (const finding of findings) {
    const fitting = exceptions.filter((it) => covers(it, finding));
    for (const it of fitting) used.add(it);
    const holding = fitting.find(({ until }) => until >= today);
    const [over] = fitting;
    if (holding) excepted.push({ ...finding, reason: holding.reason, until: holding.until });
    else left.push(over ? expired(finding, over) : finding);
  }
  const unused = exceptions.filter((it) => !used.has(it));
  return {
    findings: left,
    excepted,
    notes: unused.map(({ what }) => `the baseline excepts ${what}, which was not found`),
  };
}

function expired(finding: Finding, { reason, until }: Exception): Finding {
  const problem = `${finding.problem} (excepted until ${until}: ${reason})`;
  return { ...finding, kind: 'expired', problem };
}

/** All of the finding: a leak in one phase more than is excepted is one. */
function covers({ what, phases, page }: Exception, finding: Finding): boolean {
  if (what !== finding.id) return false;
  if (phases && !finding.phases.every((phase) => phases.includes(phase))) return false;
  return page === undefined || fits(page, finding.page);
}

/**
 * A baseline of all that was found, whose reasons the owner writes: without them it is refused. A phase that could not be judged is
 * not in it: to except that is to except all that is behind it, unseen.
 *
 * @param kept exceptions that go on to hold, as they are
 */
export function baselineOf(findings: readonly Finding[], until: string, kept: readonly Exception[] = []): string {
  const found = findings.filter(({ id }) => !id.startsWith('phase:'));
  const drafted = found.map(({ id, phases, page }) => ({ what: id, phases, page, reason: '', until }));
  const exceptions = [...kept, ...drafted];
  return `${JSON.stringify({ schema: BASELINE_SCHEMA, exceptions }, null, 2)}\n`;
}
