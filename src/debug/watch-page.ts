import { dom } from '../dom';
import type { Violation } from './policy';

/** Something that the page has asked for. */
export interface Requested {
  readonly url: string;
  /** Milliseconds since the page was asked for. */
  readonly at: number;
  readonly initiator: string;
  /** What asked for it, as the browser names it: `script`, `img`, `fetch` … */
  readonly kind: string;
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

/**
 * Sees what the page asks for, from its beginning as far as the browser remembers. The one place that does, for the panel and the guard.
 *
 * @param seen told of each, those of before too
 * @param came called when the browser has told of new ones
 * @returns has what has not been told yet told now
 */
export function watchRequests(
  seen: (requests: readonly Requested[]) => void,
  signal: AbortSignal,
  came = () => {},
): () => void {
  const tell = (entries: readonly PerformanceEntry[]) =>
    seen(
      (entries as readonly Entry[]).map((entry) => ({
        url: entry.name,
        at: entry.startTime,
        initiator: entry.initiatorUrl || entry.initiatorType || 'other',
        kind: entry.initiatorType,
      })),
    );
  tell(performance.getEntriesByType('resource'));
  const observer = new PerformanceObserver((list) => {
    tell(list.getEntries());
    came();
  });
  observer.observe({ type: 'resource' });
  signal.addEventListener('abort', () => observer.disconnect());
  return () => tell(observer.takeRecords());
}

/** The same, and what the page's Content-Security-Policy blocks. */
export function watchPage(changed: () => void, signal: AbortSignal): PageWatch {
  let requests: readonly Requested[] = [];
  const violations: Violation[] = [];
  const add = (seen: readonly Requested[]) => {
    requests = [...requests, ...seen].slice(-MOST);
  };
  const tellRest = watchRequests(add, signal, changed);

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
    if (reports) reports.disconnect();
  });
  return {
    requests() {
      tellRest();
      return requests;
    },
    violations: () => violations,
  };
}
