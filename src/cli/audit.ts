import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { applyBaseline, baselineOf, type Exception, readBaseline } from '../audit/baseline';
import type { Audit } from '../audit/findings';
import { type JudgeOptions, judge } from '../audit/judge';
import { knownServices } from '../audit/known-services';
import type { PageVisit } from '../audit/observation';
import { terminalReport } from '../audit/reports/table';
import { summaryOf } from '../audit/summary';
import { SDK } from '../version';
import { launchBrowser } from './audit/browser';
import { type AuditFlags, addFlags, controlsOf } from './audit/flags';
import type { VisitOptions } from './audit/options';
import { type Pages, pagesOf } from './audit/pages';
import { draftFiles, jsonReport, save, writeReports } from './audit/reports';
import { visitPage } from './audit/visit-page';
import { Finding, Misuse } from './failures';
import { readJson } from './files';
import { oneConfig } from './flag-values';
import { showProgress } from './progress';
import { readSite } from './site-config';

/** So many visitors of one page at a time: more wait for the processor. */
const PARALLEL = 3;
/** An exception that is drafted holds for so long. */
const BASELINE_DAYS = 90;
const DAY = 86_400_000; // ms

/** `assent audit`: what a regulator's visit would find. */
export function addAudit(program: Command): void {
  const command = program
    .command('audit')
    .argument('[url...]', 'pages')
    .description(
      'Visit pages as a regulator does: before an answer, after a "no", after a "yes", after a yes was taken back. Names all that ' +
        'was asked for or stored without a yes, and who did it, and then ends with code 1. On any site.',
    );
  addFlags(command).action(audit);
}

async function audit(urls: readonly string[], flags: AuditFlags): Promise<void> {
  const exceptions = readExceptions(flags.baseline);
  refuseToOverwrite(flags);
  const options = await judgeOptions(flags);
  const { left, ...targets } = await pagesOf(urls, flags.sitemap, flags.limit);
  const { visits, browser } = await visitAll(targets, flags, options);
  const result = verdict(visits, options, exceptions, browser);
  const notes = left > 0 ? [`${left} more pages were not audited (--limit)`] : [];
  const all = { ...result, notes: [...result.notes, ...notes] };
  writeReports(all, flags);
  if (flags.writeBaseline !== undefined) {
    const until = new Date(Date.now() + BASELINE_DAYS * DAY).toISOString().slice(0, 10);
    const kept = exceptions.filter((it) => it.until >= all.at.slice(0, 10));
    save('--write-baseline', flags.writeBaseline, baselineOf(all.findings, until, kept));
  }
  console.log(flags.json ? jsonReport(all).trimEnd() : terminalReport(all));
  // Said already, on standard output.
  if (all.findings.length > 0) throw new Finding('');
}

/** The verdict on what was seen. */
export function verdict(
  visits: readonly PageVisit[],
  options: JudgeOptions,
  exceptions: readonly Exception[] = [],
  browser = '',
): Audit {
  const verdicts = visits.map((visit) => judge(visit, options));
  const today = new Date().toISOString();
  const judged = applyBaseline(
    verdicts.flatMap(({ findings }) => findings),
    exceptions,
    today.slice(0, 10),
  );
  return {
    ...{ schema: 'assent-audit/1', at: today, sdk: SDK, browser },
    pages: visits.map((visit) => summaryOf(visit, options)),
    ...judged,
    notes: [...new Set([...judged.notes, ...verdicts.flatMap(({ notes }) => notes)])],
  };
}

async function judgeOptions({ config, firstParty }: AuditFlags): Promise<JudgeOptions> {
  const site = config === undefined ? undefined : await readSite(oneConfig(config));
  return { services: knownServices(site?.config), owned: firstParty, isWhole: site !== undefined };
}

function readExceptions(file: string | undefined): readonly Exception[] {
  if (file === undefined) return [];
  const { exceptions, problems } = readBaseline(readJson('--baseline', file));
  if (problems.length > 0) throw new Misuse('--baseline', `${file} is wrong:\n  ${problems.join('\n  ')}`);
  return exceptions;
}

/** What the owner has filled in stands in these. Said before the pages are visited, which takes long. */
function refuseToOverwrite({ draft, baseline, writeBaseline }: AuditFlags): void {
  const there = draftFiles(draft).find((file) => existsSync(file));
  if (there !== undefined) throw new Misuse('--draft', `${there} is there already; name another file, or move it away`);
  if (writeBaseline === undefined || !existsSync(writeBaseline)) return;
  if (baseline !== undefined && resolve(baseline) === resolve(writeBaseline)) return;
  const fix = `name it as --baseline too, so that its exceptions are kept, or name another file`;
  throw new Misuse('--write-baseline', `${writeBaseline} is there already; ${fix}`);
}

type Targets = Pick<Pages, 'pages' | 'credentials'>;

async function visitAll({ pages, credentials }: Targets, flags: AuditFlags, { services }: JudgeOptions) {
  if ((flags.accept === undefined) !== (flags.reject === undefined)) {
    throw new Misuse(flags.accept === undefined ? '--accept' : '--reject', 'is missing; name both buttons');
  }
  const login = flags.login === undefined ? undefined : await loginOf(flags.login);
  const controls = controlsOf(flags);
  const { quiet, deadline, patience, regime } = flags;
  const browser = await launchBrowser(flags);
  const progress = showProgress();
  try {
    const options: VisitOptions = {
      ...{ browser, services, waits: { quiet, deadline, patience }, pictures: !!(flags.html ?? flags.out) },
      context: { locale: 'en-GB', ignoreHTTPSErrors: flags.insecure === true },
      ...(controls && { controls }),
      ...(regime && { regime }),
      ...(login && { login }),
    };
    const visits: PageVisit[] = [];
    for (const [i, page] of pages.entries()) {
      progress.show(`page ${i + 1} of ${pages.length}`);
      const own = credentials.get(new URL(page).origin);
      const context = { ...options.context, ...(own && { httpCredentials: own }) };
      visits.push(await visitPage(page, flags.phases, { ...options, context, parallel: PARALLEL }));
    }
    return { visits, browser: `Chromium ${browser.version()}` };
  } finally {
    progress.end();
    await browser.close();
  }
}

async function loginOf(file: string): Promise<NonNullable<VisitOptions['login']>> {
  const module = await import(/* @vite-ignore */ pathToFileURL(resolve(file)).href).catch((error: Error) => {
    throw new Misuse('--login', `${file} cannot be run (${error.message})`);
  });
  if (typeof module.default === 'function') return module.default;
  throw new Misuse('--login', `${file} has no default export; use export default async ({ page }) => { … }`);
}
