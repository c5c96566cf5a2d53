import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer, Store } from '../endpoint/index';
import { SDK } from '../version';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Every end that a receipt can have: a series that begins at 0 shows its first increase. */
const ENDS = ['stored', 'known', 'altered', 'erased', 'excess', 'refused'] as const;

/** What waits in the store's queue, where a store has one. */
interface Queue {
  load?(): { readonly queued: number; readonly limit: number };
}

export interface Metrics {
  answered(answer: Answer): void;
  /** @param deleted how many receipts */
  retained(deleted: number): void;
  /** @param due how many receipts wait for somebody to confirm that they are deleted */
  retentionHeld(due: number): void;
  retentionFailed(): void;
  connectionRefused(): void;
  /** @param intact whether the log is whole */
  verified(intact: boolean): void;
  /** As Prometheus reads them. */
  text(): Promise<string>;
  /** The media type of that text. */
  readonly type: string;
}

/**
 * Figures for Prometheus. Labels are patterns, methods, statuses and ends: their number is bounded, and none of them
 * tells visitors apart.
 */
export function createMetrics(store: Store & Queue): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addQueue(registry, store);
  const retention = retentionMetrics(registers);
  const log = logMetrics(registry);

  const requests = new Counter({
    name: 'assent_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'assent_request_duration_seconds',
    help: 'From the arrival of a request to the start of its answer.',
    labelNames: ['route', 'method'],
    buckets: SECONDS,
    registers,
  });
  const receipts = new Counter({
    name: 'assent_receipts_total',
    help: 'Receipts posted, by what became of them.',
    labelNames: ['end'],
    registers,
  });
  for (const end of ENDS) receipts.inc({ end }, 0);
  const refused = new Counter({
    name: 'assent_connections_refused_total',
    help: 'Connections closed at once, since there were as many as there may be.',
    registers,
  });
  new Gauge({ name: 'assent_build_info', help: 'The version.', labelNames: ['version'], registers }).set(
    { version: SDK },
    1,
  );

  return {
    answered({ route, method, status, seconds, receipts: ends, deleted }) {
      requests.inc({ route, method, status });
      durations.observe({ route, method }, seconds);
      for (const [end, count] of Object.entries(ends ?? {})) receipts.inc({ end }, count);
      if (deleted !== undefined) retention.retained(deleted);
    },
    ...retention,
    connectionRefused: () => refused.inc(),
    ...log,
    text: () => registry.metrics(),
    type: registry.contentType,
  };
}

function addQueue(registry: Registry, store: Queue): void {
  if (!store.load) return;
  const gauge = (name: string, help: string, of: 'queued' | 'limit') =>
    new Gauge({ name, help, registers: [registry], collect: () => void value(of) });
  const value = (of: 'queued' | 'limit') => gauges[of].set(store.load?.()[of] ?? 0);
  const gauges = {
    queued: gauge('assent_queue_receipts', 'Receipts that wait for their commit.', 'queued'),
    limit: gauge('assent_queue_limit_receipts', 'Receipts that may wait, before more are answered with 503.', 'limit'),
  };
}

function retentionMetrics(registers: Registry[]): Pick<Metrics, 'retained' | 'retentionHeld' | 'retentionFailed'> {
  const last = new Gauge({
    name: 'assent_retention_last_success_timestamp_seconds',
    help: 'When the retention was last applied to the end; 0 for not yet.',
    registers,
  });
  const deleted = new Counter({
    name: 'assent_retention_deleted_receipts_total',
    help: 'Receipts deleted since they were older than the retention.',
    registers,
  });
  const held = new Gauge({
    name: 'assent_retention_held_receipts',
    help: 'Receipts that wait for npx assent retention --yes, since their deletion may be a mistake.',
    registers,
  });
  const failures = new Counter({
    name: 'assent_retention_failures_total',
    help: 'Retention runs that failed.',
    registers,
  });
  return {
    retained(count) {
      last.setToCurrentTime();
      deleted.inc(count);
      held.set(0);
    },
    retentionHeld: (due) => held.set(due),
    retentionFailed: () => failures.inc(),
  };
}

/** Not there until the log was verified: a figure of 0 would be an alarm. */
function logMetrics(registry: Registry): { verified(intact: boolean): void } {
  const intact = new Gauge({
    name: 'assent_log_intact',
    help: 'Whether the last verification found the log intact: 1 or 0.',
    registers: [],
  });
  const verified = new Gauge({
    name: 'assent_log_verified_timestamp_seconds',
    help: 'When the log was last verified.',
    registers: [],
  });
  return {
    verified(isIntact) {
      for (const gauge of [intact, verified]) registry.registerMetric(gauge);
      intact.set(Number(isIntact));
      verified.setToCurrentTime();
    },
  };
}
