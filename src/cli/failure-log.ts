import type { Log } from './log';
import { logFailure } from './log-failure';

const AT_MOST_EVERY = 1_000; // ms
/** Beyond it all are forgotten: names of errors are few, unless somebody makes them up. */
const MOST_KINDS = 100;

export type FailureLog = (what: string, error: unknown) => void;

/**
 * Logs each kind of failure once a second at the most, with how many there were since. While a disk is full every request
 * fails, and a line for each would keep the process from answering at all.
 */
export function createFailureLog(log: Log, now: () => number = () => performance.now()): FailureLog {
  const kinds = new Map<string, { at: number; unsaid: number }>();
  return (what, error) => {
    const { name, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
    const kind = `${what} ${name} ${code}`;
    const before = kinds.get(kind);
    if (before && now() - before.at < AT_MOST_EVERY) {
      before.unsaid++;
      return;
    }
    if (kinds.size >= MOST_KINDS) kinds.clear();
    kinds.set(kind, { at: now(), unsaid: 0 });
    logFailure(log, what, error, before?.unsaid);
  };
}
