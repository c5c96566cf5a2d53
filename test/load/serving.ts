import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A server in a process of its own. */
export interface Serving {
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves with its last words once it has ended, however that came. */
  readonly ended: Promise<string>;
  /** Rejects with its last words if it ends without `end`. */
  readonly crashed: Promise<never>;
  end(signal: NodeJS.Signals): Promise<void>;
  usage(): Usage;
}

/** Of a process since its start; `null` where the system does not tell. */
export interface Usage {
  /** The most memory that it ever had, in bytes. */
  readonly peakMemory: number | null;
  /** Seconds of processor time. */
  readonly cpu: number | null;
}

const TICK = 0.01; // s, of the times in /proc
const NEXT_TO_LAST = 4_000; // characters of output that are kept

/** Runs `node` with these arguments and resolves once it has printed where it listens. */
export async function serve(args: readonly string[], env: Record<string, string> = {}): Promise<Serving> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let isEnding = false;
  const ended = once(child, 'close').then(() => output);
  const crashed = ended.then((words) => {
    if (!isEnding) throw new Error(`a server ended with ${child.exitCode ?? child.signalCode}: ${words}`);
    return new Promise<never>(() => {});
  });
  // Whoever waits for the server to do something waits for this, too; there may be nobody.
  crashed.catch(() => {});
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      output = (output + text).slice(-NEXT_TO_LAST);
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    ended.then(() =>
      reject(new Error(`${args.join(' ')} ended with ${child.exitCode ?? child.signalCode}: ${output}`)),
    );
  });
  return {
    url,
    process: child,
    ended,
    crashed,
    async end(signal) {
      isEnding = true;
      child.kill(signal);
      await ended;
    },
    usage: () => usageOf(child.pid as number),
  };
}

function usageOf(pid: number): Usage {
  if (process.platform !== 'linux') return { peakMemory: null, cpu: null };
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  // After the name, which may hold anything, the times are the 12th and 13th field.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return { peakMemory: Number(kilobytes) * 1024, cpu: (Number(fields[11]) + Number(fields[12])) * TICK };
}
