import { connect } from 'node:net';
import fc from 'fast-check';
import { verifyLog } from '../../src/endpoint/log/verify';
import { readReceipt } from '../../src/endpoint/receipts/schema';
import { postgresStore } from '../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../src/endpoint/stores/store';
import { openDatabases } from '../load/databases';
import { serveEndpoint } from '../load/instances';
import { hostileBytes, hostileRequest, requestOf } from '../unit/endpoint/hostile-requests';
import { tryEndpoint } from '../unit/endpoint/try-endpoint';
import type { Outcome, Setting } from './scenario';

const LOT = 2_000; // requests, after which it is told how far this has come
/** Of every so many requests one goes through a socket, byte by byte as it was damaged. */
const RAW_EVERY = 20;
const AT_ONCE = 16; // sockets
const PAGE = 1_000; // receipts

export interface FuzzOptions extends Setting {
  readonly requests: number;
}

/** Hostile requests, at the handler and at the sockets of a real server: no 5xx, no crash, no row that is off the schema. */
export async function fuzz(options: FuzzOptions): Promise<Outcome> {
  const databases = await openDatabases(options.engine);
  const open = options.engine === 'sqlite' ? sqliteStore : postgresStore;
  const [db, other] = [await databases.create(), await databases.create()];
  const store = await open(db);
  const server = await serveEndpoint(options.cli, other);
  const statuses = new Set<number>();
  const findings: string[] = [];
  let rows = 0;
  try {
    for (let done = 0; done < options.requests && findings.length === 0; done += LOT) {
      const size = Math.min(LOT, options.requests - done);
      const seed = options.seed + done;
      const raw = Math.ceil(size / RAW_EVERY);
      findings.push(...(await askHandler(store, statuses, { seed, numRuns: size - raw })));
      findings.push(...(await askSockets(server.url, statuses, { seed, numRuns: raw })));
      options.progress(`${done + size} requests`);
    }
    if (server.process.exitCode !== null) findings.push(`the server ended: ${await server.ended}`);
    await server.end('SIGTERM');
    for (const each of [store, await open(other)]) {
      const checked = await checkRows(each);
      rows += checked.rows;
      findings.push(...checked.findings);
      await each.close();
    }
  } finally {
    await server.end('SIGKILL');
    await databases.close();
  }
  return { figures: { requests: options.requests, rows, statuses: [...statuses].sort() }, findings };
}

interface Runs {
  readonly seed: number;
  readonly numRuns: number;
}

async function askHandler(store: Store, statuses: Set<number>, runs: Runs): Promise<string[]> {
  const errors: unknown[] = [];
  const { endpoint } = tryEndpoint({ store, onError: (error) => errors.push(error) });
  const found = await fc.check(
    fc.asyncProperty(hostileRequest, async (request) => {
      const { status } = await endpoint(requestOf(request));
      statuses.add(status);
      return status < 500;
    }),
    runs,
  );
  return found.failed ? [`5xx (${errors.map(String)}): ${fc.stringify(found.counterexample)}, seed ${runs.seed}`] : [];
}

async function askSockets(url: string, statuses: Set<number>, { seed, numRuns }: Runs): Promise<string[]> {
  const findings: string[] = [];
  const work = fc.sample(hostileBytes, { seed, numRuns }).values();
  const port = Number(new URL(url).port);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const bytes of work) {
        for (const status of await statusesOf(port, bytes)) {
          statuses.add(status);
          if (status >= 500) findings.push(`${status} at a socket: ${JSON.stringify(bytes)}`);
        }
      }
    }),
  );
  return findings;
}

/** Of all answers on a connection: damage may have made two requests of one. */
function statusesOf(port: number, bytes: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (text) => {
      answer += text;
    });
    // Cut off is what a request that is none may be; a server that is gone is what it may not.
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNREFUSED' && reject(error));
    socket.on('close', () =>
      resolve([...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))),
    );
  });
}

async function checkRows(store: Store): Promise<{ rows: number; findings: string[] }> {
  const findings: string[] = [];
  let [rows, after] = [0, 0];
  for (;;) {
    const page = await store.page(after, PAGE);
    for (const { body } of page)
      if (!('receipt' in readReceipt(JSON.parse(body)))) findings.push(`off schema: ${body}`);
    rows += page.length;
    const last = page.at(-1);
    if (!last) break;
    after = last.sequence;
  }
  const verification = await verifyLog(store);
  if (!verification.ok || verification.receipts !== rows) findings.push(`the log: ${JSON.stringify(verification)}`);
  return { rows, findings };
}
