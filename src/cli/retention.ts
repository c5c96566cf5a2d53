import { type Command, Option } from 'commander';
import { applyRetention } from '../endpoint/index';
import { DEFAULT_RETENTION } from '../endpoint/options';
import { type DatabaseFlags, databaseOption, encryptionKeyOption, withStore } from './database';
import { wholeNumber } from './flag-values';

interface RetentionFlags extends DatabaseFlags {
  readonly retention: number;
  readonly json?: true;
}

/** `assent retention`: what serve does every hour, now. */
export function addRetention(program: Command): void {
  program
    .command('retention')
    .description('Delete now what serve would delete within the hour. May be run while the endpoint serves.')
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .addOption(
      new Option('--retention <days>', 'days that receipts are kept')
        .env('ASSENT_RETENTION')
        .default(DEFAULT_RETENTION)
        .argParser(wholeNumber(1)),
    )
    .option('--json', 'print the result as JSON')
    .action(retention);
}

async function retention(flags: RetentionFlags): Promise<void> {
  const { retention: days, json } = flags;
  const deleted = await withStore(flags, (store) => applyRetention({ store, days }), { readOnly: false });
  console.log(json ? JSON.stringify({ deleted }) : `Deleted ${deleted} that were received more than ${days} days ago.`);
}
