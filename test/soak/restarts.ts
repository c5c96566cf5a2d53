import { createClient } from '../load/client';
import { openDatabases } from '../load/databases';
import { serveEndpoint } from '../load/instances';
import { createLedger } from '../load/ledger';
import { letIn } from '../load/visitors';
import type { Outcome, Setting } from './scenario';

const VISITORS = 16;
const BEFORE = 50; // acknowledged receipts
const SERVES_WITHIN = 3_000; // ms

export interface RestartsOptions extends Setting {
  readonly restarts: number;
}

/** PostgreSQL crashes and recovers again and again, under load from two instances. */
export async function restarts(options: RestartsOptions): Promise<Outcome> {
  const databases = await openDatabases('postgres');
  const client = createClient();
  const db = await databases.create();
  const instances = await Promise.all([serveEndpoint(options.cli, db), serveEndpoint(options.cli, db)]);
  const ledger = createLedger();
  const back: number[] = [];
  const findings: string[] = [];
  const accounts = Array.from({ length: VISITORS }, ledger.admit);
  const visitors = letIn({ client, ledger, accounts, instances: () => instances });
  try {
    for (let i = 0; i < options.restarts; i++) {
      await visitors.acknowledged(BEFORE);
      await databases.postgres?.restart('immediate');
      const start = performance.now();
      await visitors.acknowledged(1);
      back.push(Math.round(performance.now() - start));
      options.progress(`${i + 1} restarts, served again after ${back.at(-1)} ms`);
    }
    await visitors.stop();
    for (const { url } of instances) await ledger.check(client, url);
  } finally {
    await Promise.all(instances.map((one) => one.end('SIGKILL')));
    await visitors.stop().catch(() => {});
    client.close();
    await databases.close();
  }
  findings.push(...back.filter((ms) => ms > SERVES_WITHIN).map((ms) => `served again after ${ms} ms only`));
  findings.push(...ledger.losses.map((id) => `lost: ${id}`), ...ledger.duplicates.map((id) => `twice: ${id}`));
  return {
    figures: { restarts: options.restarts, acknowledged: ledger.acknowledged(), back, lost: ledger.losses.length },
    findings,
  };
}
