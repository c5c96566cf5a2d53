import { keysOf } from '../endpoint/http/tokens';
import { type Answer, createEndpoint, type Endpoint, type Store } from '../endpoint/index';
import { type Ending, firstEnding } from './ending';
import { keepNotices } from './keep-notices';
import { logLibraries } from './library-output';
import { type Listening, listen } from './listen';
import type { Log } from './log';
import { createFailureLog } from './log-failure';
import { createMetrics } from './metrics';
import { metricsAlone, metricsBeside } from './metrics-route';
import { nameOfDatabase } from './open-store';
import { warnOfProxy } from './proxy-warning';
import { retain } from './retain';
import type { Service, Tools } from './service-setup';
import { optionsOf, tagLines } from './sites';
import { watchLog, withFigures } from './watch-log';

/** Serves until something ends it, and resolves once what was under way is answered. */
export async function runService(opened: Store, service: Service): Promise<Ending> {
  const { log } = service;
  const fail = createFailureLog(log);
  const metrics = createMetrics(opened);
  const closing = new AbortController();
  const tools: Tools = { metrics, fail, closing: closing.signal };
  const store = withFigures(opened, service, tools);
  const endpoint = endpointOf(store, service, tools);
  const stopLogging = logLibraries(log, fail);
  const open: Listening[] = [];
  try {
    for (const port of portsOf(service, tools, endpoint)) open.push(await listen(port));
    const ended = firstEnding((error) => fail('ends after a failure that nothing caught', error));
    const jobs = [retain, watchLog, keepNotices].map((start) => start(store, service, tools));
    const [main, local] = open;
    log.info(`listening on ${main?.url}, receipts in ${nameOfDatabase(service.db)}`);
    for (const line of tagLines(service.sites, service.base)) log.info(line);
    if (local) log.info(`metrics at ${local.url}/metrics`);

    const ending = await ended;
    log.info('ending: what is under way is answered, nothing new is taken');
    closing.abort();
    await Promise.all([main?.drain(), ...jobs.map((stop) => stop())]);
    return ending;
  } finally {
    await Promise.all(open.map((each) => each.drain()));
    stopLogging();
  }
}

function endpointOf(store: Store, service: Service, { metrics, fail, closing }: Tools): Endpoint {
  const { origins, regionHeader = [], trustProxy, rate, adminToken, tokens, sites, log } = service;
  const endpoint = createEndpoint({
    store,
    origins,
    regionHeaders: regionHeader,
    trustProxy,
    rate,
    adminToken,
    tokens,
    base: pathOf(service.base) || '/',
    retentionDays: service.retention,
    closing,
    onError: (error) => fail('answered 503', error),
    onAnswer: (answer) => {
      metrics.answered(answer);
      logAnswer(log, answer);
    },
    ...optionsOf(sites),
  });
  const beside = metricsBeside(endpoint, metrics, { keys: keysOf({ adminToken, tokens }), base: pathOf(service.base) });
  return warnOfProxy(beside, trustProxy, log);
}

/** Of a path or an address, without a slash at its end. */
function pathOf(base: string): string {
  return new URL(base, 'https://site.example').pathname.replace(/\/+$/, '');
}

function portsOf({ host, port, metricsPort }: Service, { metrics, fail }: Tools, endpoint: Endpoint) {
  const told = {
    onRefused: () => metrics.connectionRefused(),
    onError: (error: unknown) => fail('a connection was not accepted', error),
  };
  const local = { ...told, endpoint: metricsAlone(metrics), host: '127.0.0.1', flag: '--metrics-port' };
  return [{ ...told, endpoint, host, port }, ...(metricsPort === undefined ? [] : [{ ...local, port: metricsPort }])];
}

/**
 * A line for each request, at the level `debug` alone: the time of each visitor's decision, together with the log of the
 * proxy in front, would tell who decided what. What operators need every day is counted in the metrics.
 */
function logAnswer(log: Log, { seconds, ...answer }: Answer): void {
  log.debug({ ...answer, ms: Math.round(seconds * 1e4) / 10 }, 'answered');
}
