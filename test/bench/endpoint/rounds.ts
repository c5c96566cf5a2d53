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
  /** Processor time of each server's process for a receipt, in microseconds. */
  readonly cpu: { readonly plain: Spread; readonly endpoint: Spread } | null;
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
    const pairs: Pair[] = [];
    for (let i = 0; i < rounds; i++) pairs.push(await pair(servers, posts, i));
    return {
      plain: spreads(pairs.map(([plain]) => plain)),
      endpoint: spreads(pairs.map(([, endpoint]) => endpoint)),
      ratio: spreads(pairs.map(ratioOf)),
      memory: servers[1].usage().peakMemory,
      cpu: cpuOf(pairs),
      rounds,
      posts,
    };
  } finally {
    await Promise.all(servers.map((server) => server.end('SIGTERM')));
  }
}

/** What a round gave of the plain server, and of the endpoint. */
type Pair = [plain: MeasuredWithCpu, endpoint: MeasuredWithCpu];

interface MeasuredWithCpu extends Measured {
  /** Microseconds for a receipt; `null` where the system does not tell. */
  readonly cpu: number | null;
}

/** @param round decides who begins */
export async function pair(servers: readonly [Serving, Serving], posts: number, round: number): Promise<Pair> {
  const measured: MeasuredWithCpu[] = [];
  for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) {
    const server = servers[i] as Serving;
    const before = server.usage().cpu;
    const times = await load(server.url, createPosts(posts));
    const after = server.usage().cpu;
    measured[i] = { ...times, cpu: before === null || after === null ? null : ((after - before) / posts) * 1e6 };
  }
  return measured as Pair;
}

function cpuOf(pairs: readonly Pair[]): Throughput['cpu'] {
  const spread = (which: 0 | 1) => spreadOf(pairs.flatMap((pair) => pair[which].cpu ?? []));
  return pairs.some(([plain]) => plain.cpu === null) ? null : { plain: spread(0), endpoint: spread(1) };
}

function ratioOf([plain, endpoint]: Pair): Measured {
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
