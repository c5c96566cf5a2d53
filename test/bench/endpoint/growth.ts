import { createEntries } from '../../load/posts';
import type { Engine } from './engines';
import type { Measured } from './load';
import { pair } from './rounds';
import { startEndpoint } from './servers';
import { type Spread, spreadOf } from './spread';

export interface Growth {
  readonly small: number;
  readonly large: number;
  /** Time for a receipt in the large database by that in the small one, of the same round. */
  readonly cost: Spread;
  /** On disk for each receipt of the large database, indexes included. */
  readonly bytes: number;
}

const LOT = 1_000; // receipts for each commit while a database is filled
/** So few that the small database stays one. */
const SHARE = 0.2;

/** What a receipt costs when there are many already. */
export async function measureGrowth(
  engine: Engine,
  { rounds, posts, small, large }: { rounds: number; posts: number; small: number; large: number },
): Promise<Growth> {
  const [few, many] = [await filled(engine, small), await filled(engine, large)];
  const bytes = (await engine.bytes(many)) / large;
  const each = Math.round(Math.min(posts, small * SHARE));
  const costs: number[] = [];
  for (let i = 0; i < rounds; i++) {
    // From the same start each time: in a few rounds the small one would have doubled.
    const servers = [
      await startEndpoint(engine.folder, await engine.copy(few)),
      await startEndpoint(engine.folder, many),
    ] as const;
    try {
      await pair(servers, each, i);
      const [inFew, inMany]: [Measured, Measured] = await pair(servers, each, i);
      costs.push(inFew.rate / inMany.rate);
    } finally {
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
    }
  }
  return { small, large, cost: spreadOf(costs), bytes };
}

async function filled(engine: Engine, count: number): Promise<string> {
  const db = await engine.create();
  const store = await engine.open(db);
  for (let done = 0; done < count; done += LOT) {
    await store.append(createEntries(Math.min(LOT, count - done)), Date.now());
    if (done % 100_000 === 0 && done > 0)
      console.error(`filled ${done.toLocaleString('en')} of ${count.toLocaleString('en')}`);
  }
  await store.close();
  return db;
}
