import { spreadOf } from '../bench/endpoint/spread';
import { createClient } from '../load/client';
import { openDatabases } from '../load/databases';
import { serveEndpoint } from '../load/instances';
import { createPosts } from '../load/posts';
import { stall } from '../load/stall';
import type { Outcome, Setting } from './scenario';

const HONEST = 8; // visitors at once
const POSTS = 600; // for each measurement
const MOST = 2; // times the p99 without stalled sockets

export interface StalledOptions extends Setting {
  readonly sockets: number;
  readonly rounds: number;
}

/** Sockets that send half a request and then nothing: honest visitors wait no longer than without. */
export async function stalled(options: StalledOptions): Promise<Outcome> {
  const databases = await openDatabases(options.engine);
  const server = await serveEndpoint(options.cli, await databases.create());
  const ratios: number[] = [];
  const times: { without: number; with: number }[] = [];
  try {
    await p99(server.url); // compiles the code
    for (let i = 0; i < options.rounds; i++) {
      const without = await p99(server.url);
      const stalling = await stall(server.url, options.sockets);
      const beside = await p99(server.url);
      stalling.end();
      times.push({ without, with: beside });
      ratios.push(beside / without);
      options.progress(`p99 ${without.toFixed(1)} ms without, ${beside.toFixed(1)} ms with ${options.sockets} stalled`);
    }
  } finally {
    await server.end('SIGTERM');
    await databases.close();
  }
  const ratio = spreadOf(ratios);
  const findings = ratio.median > MOST ? [`p99 is ${ratio.median.toFixed(2)} times as long as without`] : [];
  return { figures: { sockets: options.sockets, times, ratio }, findings };
}

/** Milliseconds within which 99 of 100 are answered. */
async function p99(url: string): Promise<number> {
  const client = createClient();
  const times: number[] = [];
  const work = createPosts(POSTS).values();
  await Promise.all(
    Array.from({ length: HONEST }, async () => {
      for (const { body } of work) {
        const start = performance.now();
        const { status } = await client.post(url, body);
        if (status !== 201) throw new Error(`An honest post was answered with ${status}.`);
        times.push(performance.now() - start);
      }
    }),
  );
  client.close();
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;
}
