import { createClient } from '../load/client';
import { startFollower } from '../load/follower';
import { runCli, serveEndpoint } from '../load/instances';
import { createLedger } from '../load/ledger';
import { letIn } from '../load/visitors';
import { query, startPostgres } from '../setup/postgres.mjs';
import type { Outcome, Setting } from './scenario';

const VISITORS = 16;
const BEFORE = 100; // acknowledged receipts
const SYNCHRONOUS_WITHIN = 30_000; // ms
const TRY_AGAIN_AFTER = 50; // ms

export interface StandbyOptions extends Setting {
  readonly promotions: number;
}

/** The primary is killed under load, and its synchronous standby takes over: nothing that was acknowledged is lost. */
export async function standby(options: StandbyOptions): Promise<Outcome> {
  const figures: unknown[] = [];
  const findings: string[] = [];
  for (let i = 0; i < options.promotions; i++) {
    const { acknowledged, back, found } = await promoteOnce(options);
    figures.push({ acknowledged, back });
    findings.push(...found);
    options.progress(`${i + 1} promotions, served again after ${back} ms`);
  }
  return { figures: { promotions: figures }, findings };
}

async function promoteOnce({ cli }: StandbyOptions) {
  const settings = { autovacuum: 'on' };
  const primary = await startPostgres({ settings });
  const second = await startPostgres({ settings: { ...settings, cluster_name: 'second' }, standbyOf: primary });
  await query(primary.url, "alter system set synchronous_standby_names = 'second'", 'select pg_reload_conf()');
  await untilSynchronous(primary.url);
  const follower = await startFollower(await primary.createDatabase());
  const client = createClient();
  const instances = await Promise.all([serveEndpoint(cli, follower.url), serveEndpoint(cli, follower.url)]);
  const ledger = createLedger();
  const accounts = Array.from({ length: VISITORS }, ledger.admit);
  const visitors = letIn({ client, ledger, accounts, instances: () => instances });
  try {
    await visitors.acknowledged(BEFORE);
    await primary.kill();
    const start = performance.now();
    await query(second.url, 'select pg_promote()');
    follower.follow(second.url);
    await visitors.acknowledged(1);
    const back = Math.round(performance.now() - start);
    await visitors.acknowledged(BEFORE);
    await visitors.stop();
    for (const { url } of instances) await ledger.check(client, url);
    const verified = await runCli(cli, ['verify', '--db', follower.url]);
    return {
      acknowledged: ledger.acknowledged(),
      back,
      found: [
        ...ledger.losses.map((id) => `lost: ${id}`),
        ...ledger.duplicates.map((id) => `twice: ${id}`),
        ...(verified.code === 0 ? [] : [`verify: ${verified.output}`]),
      ],
    };
  } finally {
    await Promise.all(instances.map((one) => one.end('SIGKILL')));
    await visitors.stop().catch(() => {});
    client.close();
    follower.end();
    await second.stop();
    await primary.stop();
  }
}

/** Commits wait for the standby from then on. */
async function untilSynchronous(url: string): Promise<void> {
  const giveUp = performance.now() + SYNCHRONOUS_WITHIN;
  for (;;) {
    const [row] = await query(url, 'select sync_state from pg_stat_replication');
    if (row?.sync_state === 'sync') return;
    if (performance.now() > giveUp) throw new Error('The standby did not become synchronous.');
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER));
  }
}
