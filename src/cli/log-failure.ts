import { StoreUnavailable } from '../endpoint/index';
import type { Log } from './log';

/** A name or code as programmers write them. Anything else may be data. */
const WORD = /^[\w.:-]{1,60}$/;
const FRAME = /^\s+at .+(?::\d+:\d+\)?|\(native\)|<anonymous>\)?)$/;

/**
 * Says what went wrong, without the error's message: those of parsers and drivers may quote what they were given, and
 * no personal data goes into logs (ASVS 16.2.5).
 *
 * @param unsaid how many of the same kind there were before it that were not logged
 */
export function logFailure(log: Log, what: string, error: unknown, unsaid = 0): void {
  const { name, code, message, stack }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  const more = unsaid > 0 ? { andBefore: unsaid } : {};
  log.error(
    {
      error: wordOf(name) ?? typeof error,
      code: wordOf(code),
      ...adviceOf(error),
      ...more,
      at: framesOf(stack, message),
    },
    what,
  );
}

/** What is wrong with the store has words of ours, which say what to do. */
function adviceOf(error: unknown) {
  return error instanceof StoreUnavailable ? { why: error.message } : {};
}

function wordOf(text: unknown): string | undefined {
  return typeof text === 'string' && WORD.test(text) ? text : undefined;
}

/** A stack begins with the message, whose lines can look like frames. */
function framesOf(stack = '', message = ''): string[] {
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n');
  return frames.filter((line) => FRAME.test(line)).map((line) => line.trim());
}

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
