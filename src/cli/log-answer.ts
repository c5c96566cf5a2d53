import type { Answer } from '../endpoint/index';
import type { Log } from './log';

/**
 * A line for each request, at the level `debug` alone: the time of each visitor's decision, together with the log of the
 * proxy in front, would tell who decided what. What operators need every day is counted in the metrics.
 */
export function logAnswer(log: Log, { seconds, ...answer }: Answer): void {
  log.debug({ ...answer, ms: Math.round(seconds * 1e4) / 10 }, 'answered');
}
