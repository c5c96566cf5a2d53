import type { Client } from './client';
import type { Account, Ledger } from './ledger';
import type { Serving } from './serving';

/** Visitors who decide again and again, each waiting for its answer. */
export interface Visitors {
  /** Resolves once so many more receipts were acknowledged; rejects when that takes too long, or an instance crashes. */
  acknowledged(more: number): Promise<void>;
  /** Resolves once nothing is under way any more. */
  stop(): Promise<void>;
}

export interface VisitorsOptions {
  readonly client: Client;
  readonly ledger: Ledger;
  /** One for each visitor, with what was not acknowledged the last time. */
  readonly accounts: readonly Account[];
  /** Those that take posts now. */
  readonly instances: () => readonly Serving[];
}

const PAUSE = 10; // ms, before a visitor tries again what was not acknowledged
const PATIENCE = 60_000; // ms, much longer than any outage may last

export function letIn({ client, ledger, accounts, instances }: VisitorsOptions): Visitors {
  let stopped = false;
  const waiting = new Set<{ target: number; resolve: () => void }>();
  const act = async (account: Account, i: number) => {
    for (let turn = i; !stopped; turn++) {
      const [first] = account.outbox;
      const receipt = first ?? JSON.stringify(account.visitor.receipt());
      if (!first) account.outbox.push(receipt);
      const acknowledged = await send(client, account, receipt, instances()[turn % instances().length]?.url);
      if (acknowledged) for (const one of waiting) if (ledger.acknowledged() >= one.target) one.resolve();
      if (!acknowledged) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  };
  const reach = (target: number) =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('Too few receipts are acknowledged.')), PATIENCE);
      const one = {
        target,
        resolve() {
          clearTimeout(late);
          waiting.delete(one);
          resolve();
        },
      };
      waiting.add(one);
    });
  const all = Promise.all(accounts.map(act));
  const failed = all.then(() => new Promise<never>(() => {}));
  // Told to whoever waits for acknowledgements, or stops.
  failed.catch(() => {});
  return {
    acknowledged: (more) =>
      Promise.race([reach(ledger.acknowledged() + more), failed, ...instances().map((one) => one.crashed)]),
    async stop() {
      stopped = true;
      await all;
    },
  };
}

/** 200 is as good as 201: the receipt was stored, and only the answer was lost. */
async function send(client: Client, account: Account, receipt: string, url: string | undefined): Promise<boolean> {
  if (!url) return false;
  const { secret } = account.visitor;
  const { status, text } = await client.post(url, `{"secret":"${secret}","receipts":[${receipt}]}`);
  if (status === 201 || status === 200) {
    account.outbox.shift();
    account.acknowledge(JSON.parse(receipt).receiptId);
    return true;
  }
  if (status !== undefined && status !== 503) throw new Error(`A receipt was answered with ${status}: ${text}`);
  return false;
}
