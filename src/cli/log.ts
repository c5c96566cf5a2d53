import pino from 'pino';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where `serve` says what it does: a message that we wrote, and fields that hold numbers and names of ours alone. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

interface Terminal {
  write(text: string): unknown;
}

/** Lines of JSON on standard output; on a terminal, the same for people. */
export function createLog(
  level: LogLevel,
  terminal: Terminal | undefined = process.stdout.isTTY ? process.stdout : undefined,
): Log {
  const options = {
    level,
    // No process id and no name of the machine: whoever collects the lines knows where they are from.
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return terminal ? pino(options, { write: (line) => void terminal.write(readable(line)) }) : pino(options);
}

/** A line of the log as people like to read it: `10:00:00 error answered 503 error=TypeError`. */
export function readable(line: string): string {
  const { level, time, msg, at = [], ...fields } = JSON.parse(line);
  const named = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const words = [time.slice(11, 19), ...(level === 'info' ? [] : [level]), msg, ...named];
  return `${[words.join(' '), ...at].join('\n    ')}\n`;
}
