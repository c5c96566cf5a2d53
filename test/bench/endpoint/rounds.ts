import { createPosts } from '../../load/posts';
import type { Serving } from '../../load/serving';
import type { Engine } from './engines';
import { load, type Measured } from './load';
import { startEndpoint, startPlain } from './servers';
import { type Spread, spreadOf } from './spread';

export interface Throughput {
  readonly plain: Record<keyof Measured, Spread>;
  readonly endpoint: Record<keyof Measured, Spread>;
  /** The endpoint's by the plain server's of the same round. */
  readonly ratio: Record<keyof Measured, Spread>;
  /** The most memory that the endpoint's process ever had, in bytes. */
  readonly memory: number | null;
  readonly rounds: number;
  readonly posts: number;
}

/** Before code is compiled and caches are filled, figures say nothing. */
const WARM_UP = 3; // rounds

/** The two servers take turns, so that what else the machine does meets both. */
export async function measureRounds(
  engine: Engine,
  { rounds, posts }: { rounds: number; posts: number },
): Promise<Throughput> {
  const servers = [await startPlain(engine.folder), await startEndpoint(engine.folder, await engine.create())] as const;
  try {
    for (let i = 0; i < WARM_UP; i++) await pair(servers, Math.min(posts, 4_000), i);
    const pairs: [Measured, Measured][] = [];
    for (let i = 0; i < rounds; i++) pairs.push(await pair(servers, posts, i));
    return {
      plain: spreads(pairs.map(([plain]) => plain)),
      endpoint: spreads(pairs.map(([, endpoint]) => endpoint)),
      ratio: spreads(pairs.map(ratioOf)),
      memory: servers[1].usage().peakMemory,
      rounds,
      posts,
    };
  } finally {
    await Promise.all(servers.map((server) => server.end('SIGTERM')));
  }
}

/** @param round decides who begins */
export async function pair(
  servers: readonly [Serving, Serving],
  posts: number,
  round: number,
): Promise<[Measured, Measured]> {
  const measured: Measured[] = [];
  for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) {
    measured[i] = await load((servers[i] as Serving).url, createPosts(posts));
  }
  return measured as [Measured, Measured];
}

function ratioOf([plain, endpoint]: [Measured, Measured]): Measured {
  return {
    rate: endpoint.rate / plain.rate,
    p50: endpoint.p50 / plain.p50,
    p99: endpoint.p99 / plain.p99,
  };
}

function spreads(all: readonly Measured[]): Record<keyof Measured, Spread> {
  const of = (name: keyof Measured) => spreadOf(all.map((each) => each[name]));
  return { rate: of('rate'), p50: of('p50'), p99: of('p99') };
}
