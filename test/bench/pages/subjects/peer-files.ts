import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of its own, so that nothing of Assent's needs what is in it. */
export const PEERS = 'test/bench/peers';

/** A file of a peer's package. */
export function peerFile(path: string): string {
  return readFileSync(join(PEERS, 'node_modules', path), 'utf8');
}

/** Package and version, as installed. */
export function peerVersion(name: string): string {
  return `${name} ${JSON.parse(peerFile(`${name}/package.json`)).version}`;
}
