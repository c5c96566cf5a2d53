import { type Client, createClient } from '../load/client';
import { type Databases, openDatabases } from '../load/databases';
import { runCli, serveEndpoint } from '../load/instances';
import { createLedger } from '../load/ledger';
import type { Serving } from '../load/serving';
import { letIn } from '../load/visitors';
import { type Outcome, randomOf, type Setting } from './scenario';

/** A database is begun anew after so many kills: its making is killed at, too, and comparing all of it stays quick. */
const FRESH_EVERY = 25;
const VISITORS = 8;
/** Acknowledged before a kill: at least one, and at most so many. */
const MOST_BEFORE = 120;
const AFTER = 20;

export interface KillOptions extends Setting {
  readonly cycles: number;
}

interface Round {
  readonly options: KillOptions;
  readonly databases: Databases;
  readonly client: Client;
  readonly random: (most: number) => number;
}

/** Kills under load, and looks after each kill whether all that was acknowledged is there, once, and the log intact. */
export async function kill(options: KillOptions): Promise<Outcome> {
  const databases = await openDatabases(options.engine);
  const client = createClient();
  const round: Round = { options, databases, client, random: randomOf(options.seed) };
  const hasVerify = /^ +verify\b/m.test((await runCli(options.cli, ['--help'])).output);
  const total = { acknowledged: 0, lost: 0, duplicates: 0, verified: 0 };
  const findings: string[] = [];
  try {
    for (let done = 0; done < options.cycles; done += FRESH_EVERY) {
      const cycles = Math.min(FRESH_EVERY, options.cycles - done);
      const { ledger, verified, problems } = await killOften(round, cycles, hasVerify);
      total.acknowledged += ledger.acknowledged();
      total.lost += ledger.losses.length;
      total.duplicates += ledger.duplicates.length;
      total.verified += verified;
      findings.push(...ledger.losses.map((id) => `lost: ${id}`), ...ledger.duplicates.map((id) => `twice: ${id}`));
      findings.push(...problems);
      options.progress(`${done + cycles} kills, ${total.acknowledged} acknowledged, ${findings.length} findings`);
    }
  } finally {
    client.close();
    await databases.close();
  }
  if (!hasVerify) options.progress('PENDING: this build has no "verify", so the log was not verified');
  return { figures: { kills: options.cycles, ...total, verify: hasVerify ? 'done' : 'pending' }, findings };
}

/** One database, from its making on. */
async function killOften({ options, databases, client, random }: Round, cycles: number, hasVerify: boolean) {
  const [db, ledger] = [await databases.create(), createLedger()];
  const accounts = Array.from({ length: VISITORS }, ledger.admit);
  const start = () => serveEndpoint(options.cli, db);
  let instances: Serving[] = await Promise.all(databases.postgres ? [start(), start()] : [start()]);
  const problems: string[] = [];
  let verified = 0;
  try {
    for (let cycle = 0; cycle < cycles; cycle++) {
      const visitors = letIn({ client, ledger, accounts, instances: () => instances.filter((one) => !isDead(one)) });
      await visitors.acknowledged(1 + random(MOST_BEFORE));
      await killOne(databases, instances, cycle);
      // The other instance goes on, and so do both once the database is back.
      if (databases.postgres) await visitors.acknowledged(AFTER);
      await visitors.stop();
      if (hasVerify) {
        const { code, output } = await runCli(options.cli, ['verify', '--db', db, '--json']);
        if (code === 0) verified++;
        else problems.push(`after kill ${cycle}: verify ended with ${code}: ${output}`);
      }
      instances = await Promise.all(instances.map((one) => (isDead(one) ? start() : one)));
      await ledger.check(client, (instances[0] as Serving).url);
    }
  } finally {
    await Promise.all(instances.map((one) => one.end('SIGKILL')));
  }
  return { ledger, verified, problems };
}

/** One instance, or, every third time where there is one, the database's server. */
async function killOne({ postgres }: Databases, instances: readonly Serving[], cycle: number): Promise<void> {
  const victim = postgres ? cycle % 3 : 0;
  if (victim === 2) await postgres?.restart('immediate');
  else await (instances[victim] as Serving).end('SIGKILL');
}

function isDead({ process }: Serving): boolean {
  return process.exitCode !== null || process.signalCode !== null;
}
