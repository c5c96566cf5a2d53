import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { peerFolder } from '../../../setup/peers';

/** A package of its own, so that nothing of Assent's needs what is in it. */
export const PEERS = 'test/bench/peers';

/** A file of a peer's package. @throws Error where that is not there, and cannot be fetched */
export function peerFile(path: string): string {
  const [, name = '', file = ''] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path) ?? [];
  const folder = peerFolder(name);
  if (!folder) throw new Error(`${name} is not installed, and no registry is within reach`);
  return readFileSync(join(folder, file), 'utf8');
}

/** Package and version, as installed. */
export function peerVersion(name: string): string {
  return `${name} ${JSON.parse(peerFile(`${name}/package.json`)).version}`;
}
