import { createClient } from '../load/client';
import { openDatabases } from '../load/databases';
import { serveEndpoint } from '../load/instances';
import type { Serving } from '../load/serving';
import { createVisitor, type Visitor } from '../unit/endpoint/visitor';
import type { Outcome, Setting } from './scenario';

/** Ids for each visitor, so that a visitor's receipts are read in one answer. */
const EACH = 100;
const AT_ONCE = 8; // ids

export interface CopiesOptions extends Setting {
  readonly ids: number;
  readonly copies: number;
}

/** Every receipt arrives many times at once, at two instances on one database: one is stored, the others are known. */
export async function copies(options: CopiesOptions): Promise<Outcome> {
  const { ids, engine, cli, progress } = options;
  const databases = await openDatabases(engine);
  const client = createClient();
  const db = await databases.create();
  const instances = await Promise.all([serveEndpoint(cli, db), serveEndpoint(cli, db)]);
  const findings: string[] = [];
  let rows = 0;
  const sendAll = async (visitor: Visitor, receipts: readonly unknown[]) => {
    for (const receipt of receipts) {
      const body = JSON.stringify({ secret: visitor.secret, receipts: [receipt] });
      const statuses = await Promise.all(
        Array.from({ length: options.copies }, (_, i) =>
          untilAnswered(() => client.post((instances[i % 2] as Serving).url, body)),
        ),
      );
      const stored = statuses.filter((status) => status === 201).length;
      const known = statuses.filter((status) => status === 200).length;
      if (stored !== 1 || known !== options.copies - 1) findings.push(`one id was answered with ${statuses}`);
    }
    const found = await client.receiptsOf((instances[0] as Serving).url, visitor);
    rows += found.length;
    if (new Set(found.map(({ receiptId }) => receiptId)).size !== receipts.length) {
      findings.push(`of ${receipts.length} ids ${found.length} rows were stored`);
    }
  };
  try {
    const visitors = Array.from({ length: Math.ceil(ids / EACH) }, createVisitor);
    const lots = visitors.map((visitor, i) => {
      const count = Math.min(EACH, ids - i * EACH);
      return { visitor, receipts: Array.from({ length: count }, () => visitor.receipt()) };
    });
    const work = lots.values();
    const senders = Array.from({ length: AT_ONCE }, async () => {
      for (const { visitor, receipts } of work) {
        await sendAll(visitor, receipts);
        progress(`${rows} of ${ids} ids`);
      }
    });
    await Promise.race([Promise.all(senders), ...instances.map((one) => one.crashed)]);
  } finally {
    await Promise.all(instances.map((one) => one.end('SIGTERM')));
    client.close();
    await databases.close();
  }
  if (rows !== ids) findings.push(`${rows} rows for ${ids} ids`);
  return { figures: { ids, copies: options.copies, rows }, findings };
}

/** One that is turned away while the queue is full comes again, as a browser does. */
async function untilAnswered(post: () => Promise<{ status: number | undefined }>): Promise<number> {
  for (;;) {
    const { status } = await post();
    if (status !== undefined && status !== 503) return status;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
