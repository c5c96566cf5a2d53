import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ORIGIN } from '../unit/endpoint/visitor';
import { type Serving, serve } from './serving';

/** The endpoint by its real command, without a limit for one address. */
export function serveEndpoint(cli: string, db: string): Promise<Serving> {
  return serve([cli, 'serve', '--port', '0', '--rate', '0', '--origin', ORIGIN, '--db', db]);
}

/** Runs a command of `assent` to its end. */
export async function runCli(cli: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [cli, ...args], { env: { PATH: process.env.PATH } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}
