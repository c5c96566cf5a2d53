import type { Audit, AuditedPage, Evidence, Finding } from '../findings';
import { distinct } from './words';

const RULES = {
  leak: ['More than was granted', 'Something was asked for or stored that the visitor has not allowed.'],
  unreached: ['A phase could not be judged', 'What a visitor does there could not be done.'],
  expired: ['An exception has run out', 'The baseline excepted it until a day that is past.'],
} as const;

/** The verdict as SARIF 2.1.0 (OASIS) has it, for the code scanning of a repository. */
export function sarifReport({ findings, excepted, sdk, pages }: Audit): string {
  const rules = Object.entries(RULES).map(([id, [name, text]]) => ({
    id,
    shortDescription: { text: name },
    fullDescription: { text },
    defaultConfiguration: { level: 'error' },
  }));
  const results = [
    ...findings.map((it) => resultOf(it)),
    ...excepted.map((it) => ({ ...resultOf(it), suppressions: [{ kind: 'external', justification: it.reason }] })),
  ];
  const driver = { name: 'assent audit', semanticVersion: sdk, rules };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results, properties: { pages: pages.map(judgedBy) } }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** By what a page was judged, and in which phases it was not. */
const judgedBy = ({ url, regimes, phases, unjudged }: AuditedPage) => ({ url, regimes, phases, unjudged });

function resultOf({ id, kind, problem, fix, page, evidence }: Finding) {
  const own = distinct(evidence);
  const [first] = own;
  return {
    ruleId: kind,
    level: 'error',
    message: { text: `${problem}. ${fix}` },
    locations: [locationOf(first?.by[0] ?? page)],
    ...(own.length > 1 && { relatedLocations: own.slice(1, 10).map((it, i) => ({ id: i + 1, ...related(it, page) })) }),
    // The same from run to run, on the same page.
    partialFingerprints: { 'assent/v1': `${id} ${page}` },
  };
}

const related = ({ what, by }: Evidence, page: string) => ({ ...locationOf(by[0] ?? page), message: { text: what } });

/** `https://…/app.js:12` as SARIF has it. */
function locationOf(place: string) {
  const [, uri = place, line] = /^(.*?\/.*?)(?::(\d+))?$/.exec(place) ?? [];
  const region = line === undefined ? {} : { region: { startLine: Math.max(1, Number(line)) } };
  return { physicalLocation: { artifactLocation: { uri }, ...region } };
}
