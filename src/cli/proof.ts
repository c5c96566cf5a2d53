import type { Command } from 'commander';
import { proofOf } from '../endpoint/log/proof';
import { isReceiptId } from '../endpoint/receipts/schema';
import { type DatabaseFlags, databaseOption, encryptionKeyOption, explainDamage, withStore } from './database';
import { Finding, Misuse } from './failures';
import { writeOutput } from './write-output';

/** `assent proof`: what shows an outsider that the log holds a receipt. */
export function addProof(program: Command): void {
  program
    .command('proof')
    .description(
      'Write the proof that the log holds a receipt, which assent verify --proof checks without the database.',
    )
    .argument('<receiptId>', 'UUID of the receipt')
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .option('--output <file>', 'file to write instead of standard output')
    .action(proof);
}

async function proof(receiptId: string, flags: DatabaseFlags & { output?: string }): Promise<void> {
  if (!isReceiptId(receiptId)) throw new Misuse('receiptId', `${JSON.stringify(receiptId)} is not a UUID`);
  const found = await withStore(flags, (store) => proofOf(store, receiptId)).catch(explainDamage);
  if (!found) throw new Finding(`there is no receipt ${receiptId}; it may have been erased, or deleted by retention`);
  await writeOutput([`${JSON.stringify(found, null, 2)}\n`], flags.output);
}
