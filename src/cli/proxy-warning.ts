import type { Endpoint } from '../endpoint/index';
import type { Log } from './log';

/** Says once that a proxy seems to stand in front of which nobody said anything: all visitors then share one rate. */
export function warnOfProxy(endpoint: Endpoint, trustProxy: number, log: Log): Endpoint {
  let isTold = trustProxy > 0;
  return (request, connection) => {
    const name = isTold ? undefined : FORWARDED.find((each) => request.headers.has(each));
    if (name !== undefined) {
      isTold = true;
      log.warn(
        `a request came with ${name}, and --trust-proxy is 0: behind a proxy all visitors share one --rate, which refuses ` +
          'them soon; start with --trust-proxy 1, or as many as there are proxies, each of which adds to X-Forwarded-For',
      );
    }
    return endpoint(request, connection);
  };
}

const FORWARDED = ['X-Forwarded-For', 'Forwarded'] as const;
