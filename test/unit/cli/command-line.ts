import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../setup/bundle.mjs';

export interface CommandLine {
  /** A folder for the test's files. */
  readonly folder: string;
  /** What was built. */
  readonly file: string;
  /** Runs to the end. */
  run(
    args: readonly string[],
    env?: Record<string, string>,
  ): Promise<{ code: number | null; out: string; err: string }>;
  /** Runs into a command of the shell. @returns what comes out of that, and the code of this side of the pipe */
  pipe(args: readonly string[], into: string): Promise<{ code: number | null; out: string; err: string }>;
  /**
   * Starts `serve` and resolves once it listens.
   * @param openFiles how many files and sockets it may have open
   * @param origins whose pages may post
   */
  serve(
    args: readonly string[],
    env?: Record<string, string>,
    options?: { readonly openFiles?: number; readonly origins?: readonly string[] },
  ): Promise<Serving>;
  remove(): void;
}

export interface Serving {
  readonly url: string;
  readonly process: ChildProcessWithoutNullStreams;
  /** All that it has printed so far. */
  output(): string;
  /** @returns its exit code */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Builds the command line from source, as the real build does: the libraries stay beside it. */
export async function buildCommandLine(): Promise<CommandLine> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-cli-'));
  const file = await bundle('src/cli/index.ts', folder);

  const start = (args: readonly string[], env: Record<string, string> = {}, openFiles?: number) => {
    const command = [process.execPath, file, ...args];
    // Node raises the soft limit to the hard one; a shell sets both.
    const limited = openFiles ? ['sh', '-c', `ulimit -n ${openFiles}; exec "$@"`, 'sh', ...command] : command;
    const [program = '', ...rest] = limited;
    return spawn(program, rest, { cwd: folder, env: { PATH: process.env.PATH, ...env } });
  };

  return {
    folder,
    file,
    async run(args, env) {
      const child = start(args, env);
      const output = collect(child);
      const [code] = await once(child, 'close');
      return { code, ...output };
    },
    async pipe(args, into) {
      const child = spawn(
        'bash',
        ['-c', `"$@" | ${into}; exit "\${PIPESTATUS[0]}"`, 'pipe', process.execPath, file, ...args],
        {
          cwd: folder,
        },
      );
      const output = collect(child);
      const [code] = await once(child, 'close');
      return { code, ...output };
    },
    async serve(args, env, { openFiles, origins = ['https://klouttrack.com'] } = {}) {
      const named = origins.flatMap((origin) => ['--origin', origin]);
      const child = start(['serve', '--port', '0', ...named, ...args], env, openFiles);
      const output = collect(child);
      const url = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', () => {
          const [, found] = /listening on (\S+),/.exec(output.out) ?? [];
          if (found) resolve(found);
        });
        child.on('close', (code) => reject(new Error(`serve ended with ${code}: ${output.err}`)));
      });
      return {
        url,
        process: child,
        output: () => output.out + output.err,
        async end(signal) {
          child.kill(signal);
          const [code] =
            child.exitCode === null && child.signalCode === null ? await once(child, 'close') : [child.exitCode];
          return code;
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function collect(child: ChildProcessWithoutNullStreams): { out: string; err: string } {
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.err += text;
  });
  return output;
}
