import { createEndpoint, type Endpoint, type Site, type Store } from '../endpoint/index';
import { type Ending, firstEnding } from './endings';
import { createFailureLog, type FailureLog } from './failure-log';
import { type Listening, listen } from './listen';
import type { Log } from './log';
import { logAnswer } from './log-answer';
import { createMetrics, type Metrics } from './metrics';
import { metricsAlone, metricsBeside } from './metrics-route';
import { nameOfDatabase } from './name-of-database';
import { scheduleRetention } from './retention-schedule';

export interface Service {
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
  readonly site: Site | undefined;
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
  const { origins, regionHeader = [], trustProxy, rate, adminToken, site, log } = service;
  const endpoint = createEndpoint({
    store,
    origins,
    regionHeaders: regionHeader,
    trustProxy,
    rate,
    adminToken,
    retentionDays: service.retention,
    closing,
    onError: (error) => fail('answered 503', error),
    onAnswer: (answer) => {
      metrics.answered(answer);
      logAnswer(log, answer);
    },
    ...(site && { notices: site.notices, cookie: site.cookie }),
  });
  return metricsBeside(endpoint, metrics, adminToken);
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
