import { dom } from '../dom';
import type { Violation } from './policy';

/** Something that the page has asked for. */
export interface Requested {
  readonly url: string;
  /** Milliseconds since the page was asked for. */
  readonly at: number;
  readonly initiator: string;
}

export interface PageWatch {
  requests(): readonly Requested[];
  violations(): readonly Violation[];
}

/** So many are kept, the newest. */
const MOST = 2_000;

/** Some browsers tell the address of the script that has asked. */
interface Entry extends PerformanceResourceTiming {
  readonly initiatorUrl?: string;
}

interface CspReport {
  readonly effectiveDirective: string;
  readonly blockedURL: string;
  readonly disposition: string;
}

/** Sees what the page asks for, and what its Content-Security-Policy blocks, from its beginning as far as the browser remembers. */
export function watchPage(changed: () => void, signal: AbortSignal): PageWatch {
  let requests: Requested[] = [];
  const violations: Violation[] = [];
  const add = (entries: readonly PerformanceEntry[]) => {
    const seen = (entries as readonly Entry[]).map((entry) => ({
      url: entry.name,
      at: entry.startTime,
      initiator: entry.initiatorUrl || entry.initiatorType || 'other',
    }));
    requests = [...requests, ...seen].slice(-MOST);
  };
  add(performance.getEntriesByType('resource'));
  const observer = new PerformanceObserver((list) => {
    add(list.getEntries());
    changed();
  });
  observer.observe({ type: 'resource' });

  const violated = (directive: string, blocked: string, disposition: string) => {
    if (violations.length < MOST) violations.push({ directive, blocked, isReportOnly: disposition === 'report' });
    changed();
  };
  dom.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, disposition }) => violated(effectiveDirective, blockedURI, disposition),
    { signal },
  );
  // What was blocked before somebody looked: browsers of one kind tell.
  const reports =
    'ReportingObserver' in window &&
    new ReportingObserver(
      (all) => {
        for (const { body } of all) {
          const { effectiveDirective, blockedURL, disposition } = body as unknown as CspReport;
          violated(effectiveDirective, blockedURL, disposition);
        }
      },
      { types: ['csp-violation'], buffered: true },
    );
  if (reports) reports.observe();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    if (reports) reports.disconnect();
  });
  return {
    requests() {
      add(observer.takeRecords());
      return requests;
    },
    violations: () => violations,
  };
}
