import { writeSync } from 'node:fs';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf } from './visitor';

/*
 * node child.mjs FILE full|off: writes receipts into a database, several at once, and prints its visitor's subject and the
 * id of each receipt that was stored, until somebody ends it.
 */

const WRITERS = 4;
const [, , file = '', durability] = process.argv;

const store = await sqliteStore(file, { durability: durability as 'full' | 'off' });
const visitor = createVisitor();
// At once and past every buffer of Node's: what was acknowledged before the cut has to be known after it.
const say = (line: string) => writeSync(1, `${line}\n`);
say(visitor.subjectId);
await Promise.all(Array.from({ length: WRITERS }, write));

async function write(): Promise<void> {
  for (;;) {
    const receipt = visitor.receipt();
    const [verdict] = await store.append([entryOf(receipt)], Date.now());
    if (verdict === 'stored') say(receipt.receiptId);
  }
}
