import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { spreadOf } from '../bench/endpoint/spread';
import { createClient } from '../load/client';
import { openDatabases } from '../load/databases';
import { type Account, createLedger, type Ledger } from '../load/ledger';
import { type Serving, serve } from '../load/serving';
import { ORIGIN } from '../unit/endpoint/visitor';
import type { Outcome, Setting } from './scenario';

const HONEST = 8; // visitors at once
const PAUSE = 20; // ms between an answer and the next post of a visitor
/** Fewer than one subject may have in a day. */
const RECEIPTS_OF_ONE = 50;
const SOCKETS = 200;
const TOKEN = 'a-token-that-nobody-finds-by-guessing';

/** A round is a while without floods and one with them, of the same machine in the same minute. */
const CALM = 15_000; // ms
const FLOODED = 60_000; // ms

const MOST = 2; // times the p99 without
const MOST_MEMORY = 256e6; // bytes

export interface FloodsOptions extends Setting {
  /** Minutes with floods. */
  readonly minutes: number;
  /** Names of floods, of which `sockets` is one; the others are left out. Default: all of them. */
  readonly only?: readonly string[] | undefined;
}

/** Everything that anybody can send, and all that an admin can ask for, at once: honest visitors are answered beside it. */
export async function floods(options: FloodsOptions): Promise<Outcome> {
  const databases = await openDatabases(options.engine);
  const flags = ['--port', '0', '--trust-proxy', '1', '--origin', ORIGIN, '--db', await databases.create()];
  const server = await serve([options.cli, 'serve', ...flags], { ASSENT_ADMIN_TOKEN: TOKEN });
  const ledger = createLedger();
  const [calm, flooded]: [number[], number[]] = [[], []];
  const answered: Record<string, number> = {};
  try {
    await honestPosts(server.url, ledger, CALM); // compiles the code
    for (let i = 0; i < options.minutes; i++) {
      calm.push(p99(await honestPosts(server.url, ledger, CALM)));
      const flood = await startFlood(server, options.only);
      // Whatever comes of it, or the floods would go on after this has ended.
      const times = await honestPosts(server.url, ledger, FLOODED).finally(async () => {
        for (const [end, count] of Object.entries(await flood.end())) answered[end] = (answered[end] ?? 0) + count;
      });
      flooded.push(p99(times));
      const [without, beside] = [calm.at(-1) as number, flooded.at(-1) as number];
      options.progress(`p99 ${without.toFixed(1)} ms without floods, ${beside.toFixed(1)} ms with`);
    }
    const client = createClient({ 'X-Forwarded-For': '192.0.2.1' });
    await ledger.check(client, server.url);
    client.close();
    const { peakMemory } = server.usage();
    return outcomeOf({ calm, flooded, answered, ledger, peakMemory });
  } finally {
    await server.end('SIGTERM');
    await databases.close();
  }
}

interface Run {
  readonly calm: readonly number[];
  readonly flooded: readonly number[];
  readonly answered: Readonly<Record<string, number>>;
  readonly ledger: Ledger;
  readonly peakMemory: number | null;
}

function outcomeOf({ calm, flooded, answered, ledger, peakMemory }: Run): Outcome {
  const ratio = spreadOf(calm.map((without, i) => (flooded[i] as number) / without));
  const memory = peakMemory === null ? 'not told' : Math.round(peakMemory / 1e6);
  const findings = [...ledger.losses.map((id) => `lost: ${id}`), ...ledger.duplicates.map((id) => `twice: ${id}`)];
  if (ratio.median > MOST)
    findings.push(`the p99 of honest posts is ${ratio.median.toFixed(2)} times as long as without`);
  if ((peakMemory ?? 0) > MOST_MEMORY) findings.push(`the process had ${memory} MB of memory`);
  const figures = {
    acknowledged: ledger.acknowledged(),
    lost: ledger.losses.length,
    calm,
    flooded,
    ratio,
    memory,
    answered,
  };
  return { figures, findings };
}

let visitors = 0;

/** Each visitor comes from a network of its own, as the proxy says: a fast endpoint would turn away who is one for minutes. */
function headersOfNext(): Record<string, string> {
  const network = ++visitors;
  const from = `198.${network >> 8}.${network & 255}.1`;
  return { Origin: ORIGIN, 'Content-Type': 'text/plain', 'X-Forwarded-For': from };
}

/** Posts for so long as visitors who are honest. @returns the milliseconds until each answer */
async function honestPosts(url: string, ledger: Ledger, time: number): Promise<number[]> {
  const end = performance.now() + time;
  const times: number[] = [];
  const visit = async () => {
    const client = createClient();
    let account: Account = ledger.admit();
    let headers = headersOfNext();
    for (let count = 1; performance.now() < end; count++) {
      if (count % RECEIPTS_OF_ONE === 0) [account, headers] = [ledger.admit(), headersOfNext()];
      const receipt = account.visitor.receipt();
      const body = JSON.stringify({ secret: account.visitor.secret, receipts: [receipt] });
      const start = performance.now();
      const { status, text } = await client.ask(`${url}/receipts`, 'POST', headers, body);
      times.push(performance.now() - start);
      if (status !== 201) throw new Error(`An honest post was answered with ${status}: ${text}`);
      account.acknowledge(receipt.receiptId);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    client.close();
  };
  await Promise.all(Array.from({ length: HONEST }, visit));
  return times;
}

/** Milliseconds within which 99 of 100 are answered. */
function p99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;
}

async function startFlood({ url }: Serving, only: readonly string[] = []) {
  const program = ['test/setup/run-script.mjs', 'test/soak/flooding.ts', url, TOKEN, String(SOCKETS), ...only];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed.then(() => Promise.reject(new Error('the floods ended')))]);
  return {
    /** @returns how often each flood was answered with which status */
    async end(): Promise<Record<string, number>> {
      child.kill('SIGTERM');
      await closed;
      return JSON.parse(output.trim().split('\n').at(-1) ?? '');
    },
  };
}
