import { type Client, createClient } from '../load/client';
import { type Databases, openDatabases } from '../load/databases';
import { runCli, serveEndpoint } from '../load/instances';
import { createLedger, type Ledger } from '../load/ledger';
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
    for (let cycle = 0; cycle < options.cycles; ) {
      const [db, ledger] = [await databases.create(), createLedger()];
      let instances = await startAll(round, db);
      for (let i = 0; i < FRESH_EVERY && cycle < options.cycles; i++, cycle++) {
        await killOnce(round, { ledger, instances, cycle });
        if (hasVerify) {
          const { code, output } = await runCli(options.cli, ['verify', '--db', db, '--json']);
          if (code === 0) total.verified++;
          else findings.push(`after kill ${cycle}: verify ended with ${code}: ${output}`);
        }
        instances = await Promise.all(instances.map((one) => (isDead(one) ? serveEndpoint(options.cli, db) : one)));
        await ledger.check(client, (instances[0] as Serving).url);
      }
      await Promise.all(instances.map((one) => one.end('SIGKILL')));
      total.acknowledged += ledger.acknowledged();
      total.lost += ledger.losses.length;
      total.duplicates += ledger.duplicates.length;
      findings.push(...[...ledger.losses].map((id) => `lost: ${id}`), ...ledger.duplicates.map((id) => `twice: ${id}`));
      options.progress(`${cycle} kills, ${total.acknowledged} acknowledged, ${findings.length} findings`);
    }
  } finally {
    client.close();
    await databases.close();
  }
  if (!hasVerify) options.progress('PENDING: this build has no "verify", so the log was not verified');
  return { figures: { kills: options.cycles, ...total, verify: hasVerify ? 'done' : 'pending' }, findings };
}

function startAll({ options, databases }: Round, db: string): Promise<Serving[]> {
  const count = databases.postgres ? 2 : 1;
  return Promise.all(Array.from({ length: count }, () => serveEndpoint(options.cli, db)));
}

interface Cycle {
  readonly ledger: Ledger;
  readonly instances: readonly Serving[];
  readonly cycle: number;
}

/** One instance, or every third time the database's server where there is one; the others go on meanwhile. */
async function killOnce(round: Round, { ledger, instances, cycle }: Cycle): Promise<void> {
  const { client, random, databases } = round;
  const visitors = letIn({ client, ledger, count: VISITORS, instances: () => instances.filter((one) => !isDead(one)) });
  await visitors.acknowledged(1 + random(MOST_BEFORE));
  const victim = databases.postgres ? cycle % 3 : 0;
  if (victim === 2) await databases.postgres?.restart('immediate');
  else await (instances[victim] as Serving).end('SIGKILL');
  if (databases.postgres) await visitors.acknowledged(AFTER);
  await visitors.stop();
}

function isDead({ process }: Serving): boolean {
  return process.exitCode !== null || process.signalCode !== null;
}
