import { join } from 'node:path';
import { type Serving, serve } from '../load/serving';
import { ORIGIN } from '../unit/endpoint/visitor';

/** The real command, as it was built. */
export function startEndpoint(db: string): Promise<Serving> {
  const flags = ['--port', '0', '--rate', '0', '--origin', ORIGIN, '--db', db];
  return serve(['dist/server/cli.js', 'serve', ...flags]);
}

export function startPlain(folder: string): Promise<Serving> {
  return serve(['test/bench/plain-server.mjs', join(folder, 'plain.ndjson')]);
}
