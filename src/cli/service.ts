import { readSettings } from '../config/settings';
import { keysOf } from '../endpoint/http/tokens';
import {
  type Answer,
  applyRetention,
  createEndpoint,
  type Endpoint,
  type Retention,
  type Store,
  type Tokens,
} from '../endpoint/index';
import { siteFiles } from '../site/files';
import { tagOf } from '../site/tag';
import { type Listening, listen } from './listen';
import type { Log } from './log';
import { createFailureLog, type FailureLog } from './log-failure';
import { createMetrics, type Metrics } from './metrics';
import { metricsAlone, metricsBeside } from './metrics-route';
import { nameOfDatabase } from './open-store';
import type { ConfiguredSite } from './site-config';

interface Service {
  readonly host: string;
  readonly port: number;
  readonly metricsPort?: number;
  /** As it was named, for the log. */
  readonly db: string;
  readonly origins: readonly string[];
  readonly regionHeader?: readonly string[];
  readonly trustProxy: number;
  readonly rate: number;
  readonly adminToken: string | undefined;
  readonly tokens: Tokens;
  readonly site: ConfiguredSite | undefined;
  /** Where pages find what it serves. */
  readonly base: string;
  /** In days. */
  readonly retention: number;
  readonly log: Log;
}

interface Tools {
  readonly metrics: Metrics;
  readonly fail: FailureLog;
  readonly closing: AbortSignal;
}

/** Serves until something ends it, and resolves once what was under way is answered. */
export async function runService(store: Store, service: Service): Promise<Ending> {
  const { log } = service;
  const fail = createFailureLog(log);
  const metrics = createMetrics(store);
  const closing = new AbortController();
  const tools: Tools = { metrics, fail, closing: closing.signal };
  const endpoint = endpointOf(store, service, tools);
  const open: Listening[] = [];
  try {
    for (const port of portsOf(service, tools, endpoint)) open.push(await listen(port));
    const ended = firstEnding((error) => fail('ends after a failure that nothing caught', error));
    const stopRetention = retain(store, service, tools);
    const [main, local] = open;
    log.info(`listening on ${main?.url}, receipts in ${nameOfDatabase(service.db)}`);
    if (service.site) log.info(`pages have ${tagOf(service.base, readSettings(service.site)?.autoblock)}`);
    if (local) log.info(`metrics at ${local.url}/metrics`);

    const ending = await ended;
    log.info('ending: what is under way is answered, nothing new is taken');
    closing.abort();
    await main?.drain();
    await stopRetention();
    return ending;
  } finally {
    await Promise.all(open.map((each) => each.drain()));
  }
}

function endpointOf(store: Store, service: Service, { metrics, fail, closing }: Tools): Endpoint {
  const { origins, regionHeader = [], trustProxy, rate, adminToken, tokens, site, log } = service;
  const endpoint = createEndpoint({
    store,
    origins,
    regionHeaders: regionHeader,
    trustProxy,
    rate,
    adminToken,
    tokens,
    retentionDays: service.retention,
    closing,
    onError: (error) => fail('answered 503', error),
    onAnswer: (answer) => {
      metrics.answered(answer);
      logAnswer(log, answer);
    },
    ...(site && { notices: site.notices, cookie: site.cookie, files: siteFiles(site.config, true) }),
  });
  return metricsBeside(endpoint, metrics, keysOf({ adminToken, tokens }));
}

function portsOf({ host, port, metricsPort }: Service, { metrics, fail }: Tools, endpoint: Endpoint) {
  const told = {
    onRefused: () => metrics.connectionRefused(),
    onError: (error: unknown) => fail('a connection was not accepted', error),
  };
  const local = { ...told, endpoint: metricsAlone(metrics), host: '127.0.0.1', flag: '--metrics-port' };
  return [{ ...told, endpoint, host, port }, ...(metricsPort === undefined ? [] : [{ ...local, port: metricsPort }])];
}

function retain(store: Store, { retention, log }: Service, { metrics, fail }: Tools): () => Promise<void> {
  return scheduleRetention(
    { store, days: retention },
    {
      done(deleted) {
        metrics.retained(deleted);
        log[deleted > 0 ? 'info' : 'debug']({ deleted }, 'retention applied');
      },
      failed(error) {
        metrics.retentionFailed();
        fail('retention failed, the next try is in an hour', error);
      },
    },
  );
}

/** Why the process has to end. */
export type Ending = 'signal' | 'failure';

/**
 * Resolves with the first reason to end: a signal, or a failure that nobody caught, after which nothing that is in
 * memory can be relied on. A second signal finds no listener and ends the process at once.
 */
function firstEnding(onFailure: (error: unknown) => void): Promise<Ending> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('signal'));
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (error: unknown) => {
        onFailure(error);
        resolve('failure');
      });
    }
  });
}

/**
 * A line for each request, at the level `debug` alone: the time of each visitor's decision, together with the log of the
 * proxy in front, would tell who decided what. What operators need every day is counted in the metrics.
 */
function logAnswer(log: Log, { seconds, ...answer }: Answer): void {
  log.debug({ ...answer, ms: Math.round(seconds * 1e4) / 10 }, 'answered');
}

const EVERY = 3_600_000; // ms

interface Told {
  /** How many receipts were deleted. */
  readonly done: (deleted: number) => void;
  readonly failed: (error: unknown) => void;
}

/** Applies the retention now and every hour. @returns what stops it, once the batch under way is done */
function scheduleRetention(retention: Retention, { done, failed }: Told): () => Promise<void> {
  let underWay: Promise<unknown> | undefined;
  const apply = () => {
    underWay ??= applyRetention(retention)
      .then(done)
      .catch(failed)
      .finally(() => {
        underWay = undefined;
      });
  };
  const timer = setInterval(apply, EVERY);
  apply();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
