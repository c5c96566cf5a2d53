import autocannon from 'autocannon';
import type { Post } from '../../load/posts';
import { ORIGIN } from '../../unit/endpoint/visitor';

export const CONNECTIONS = 64;

/** So long that a slow answer is measured, and not taken for none. */
const ANSWER_WITHIN = 120; // s

export interface Measured {
  /** Receipts that were acknowledged in a second. */
  readonly rate: number;
  /** Milliseconds from a post to its answer. */
  readonly p50: number;
  readonly p99: number;
}

/** Sends each post once, over connections that are kept, and rejects unless every one is answered with 201. */
export async function load(url: string, posts: readonly Post[]): Promise<Measured> {
  const times: number[] = [];
  const refused = new Map<number, number>();
  let next = 0;
  let [first, last] = [0, 0];
  await new Promise<void>((resolve, reject) => {
    first = performance.now();
    const run = autocannon(
      {
        url: `${url}/receipts`,
        method: 'POST',
        connections: CONNECTIONS,
        amount: posts.length,
        timeout: ANSWER_WITHIN,
        headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' },
        // Each connection prepares one more than it sends, so the last ones begin again at the start.
        requests: [{ setupRequest: (request) => ({ ...request, body: posts[next++ % posts.length]?.body }) }],
      },
      (error) => (error ? reject(error) : resolve()),
    );
    run.on('response', (_client, status, _bytes, time) => {
      last = performance.now();
      if (status === 201) times.push(time);
      else refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
  if (times.length < posts.length) {
    throw new Error(`Of ${posts.length} posts ${times.length} were stored; others: ${JSON.stringify([...refused])}`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] as number;
  return { rate: (times.length / (last - first)) * 1000, p50: at(0.5), p99: at(0.99) };
}
