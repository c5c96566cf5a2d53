import { createVisitor, type Visitor } from '../unit/endpoint/visitor';
import type { Client } from './client';

/** What was sent, by visitor, and what was acknowledged of it. */
export interface Ledger {
  /** A new visitor, whose receipts are watched from now on. */
  readonly admit: () => Account;
  readonly acknowledged: () => number;
  /** Compares with what the endpoint has. Adds what it finds to `losses` and `duplicates`. */
  check(client: Client, url: string): Promise<void>;
  /** Ids of receipts that were acknowledged and are not there. */
  readonly losses: readonly string[];
  /** Ids of receipts that are there more than once. */
  readonly duplicates: readonly string[];
}

export interface Account {
  readonly visitor: Visitor;
  /** Sent and not acknowledged, in order: the visitor's browser sends them again. */
  readonly outbox: string[];
  acknowledge(receiptId: string): void;
}

export function createLedger(): Ledger {
  const accounts: { visitor: Visitor; ids: Set<string> }[] = [];
  let count = 0;
  const [losses, duplicates]: [string[], string[]] = [[], []];
  return {
    admit() {
      const [visitor, ids] = [createVisitor(), new Set<string>()];
      accounts.push({ visitor, ids });
      return {
        visitor,
        outbox: [],
        acknowledge(receiptId) {
          ids.add(receiptId);
          count++;
        },
      };
    },
    acknowledged: () => count,
    async check(client, url) {
      for (const { visitor, ids } of accounts) {
        const found = (await client.receiptsOf(url, visitor)).map(({ receiptId }) => receiptId);
        const stored = new Set(found);
        losses.push(...[...ids].filter((id) => !stored.has(id)));
        duplicates.push(...found.filter((id, i) => found.indexOf(id) !== i));
      }
    },
    losses,
    duplicates,
  };
}
