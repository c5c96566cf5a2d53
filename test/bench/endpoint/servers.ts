import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITE } from '../../load/posts';
import { type Serving, serve } from '../../load/serving';
import { ORIGIN } from '../../unit/endpoint/visitor';

/** The real command, as it was built, with a site's config. */
export function startEndpoint(folder: string, db: string): Promise<Serving> {
  const config = join(folder, 'assent.json');
  writeFileSync(config, JSON.stringify(SITE));
  const flags = ['--port', '0', '--rate', '0', '--origin', ORIGIN, '--db', db, '--config', config];
  return serve(['dist/server/cli.js', 'serve', ...flags]);
}

export function startPlain(folder: string): Promise<Serving> {
  return serve(['test/bench/endpoint/plain-server.mjs', join(folder, 'plain.ndjson')]);
}
