import { type Command, Option } from 'commander';
import { applyRetention, RetentionHeld, type Store } from '../endpoint/index';
import { DEFAULT_RETENTION } from '../endpoint/options';
import { type DatabaseFlags, databaseOption, encryptionKeyOption, withStore } from './database';
import { Finding } from './failures';
import { wholeNumber } from './flag-values';

interface RetentionFlags extends DatabaseFlags {
  readonly retention: number;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `assent retention`: what serve does every hour, now. */
export function addRetention(program: Command): void {
  program
    .command('retention')
    .description(
      'Delete now what serve would delete within the hour. Where that may be a mistake (a clock that leapt, more than a tenth ' +
        'of all), it says what it would delete, deletes nothing and ends with code 1. May be run while the endpoint serves.',
    )
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .addOption(
      new Option('--retention <days>', 'days that receipts are kept')
        .env('ASSENT_RETENTION')
        .default(DEFAULT_RETENTION)
        .argParser(wholeNumber(1)),
    )
    .option('--yes', 'delete also what waits for somebody to confirm it')
    .option('--json', 'print the result as JSON')
    .action(retention);
}

async function retention(flags: RetentionFlags): Promise<void> {
  const { retention: days, yes: confirmed = false, json = false } = flags;
  const apply = (store: Store) => applyRetention({ store, days, confirmed });
  const deleted = await withStore(flags, apply, { readOnly: false }).catch((error) => explainHeld(error, days, json));
  console.log(json ? JSON.stringify({ deleted }) : `Deleted ${deleted} that were received more than ${days} days ago.`);
}

function explainHeld(error: unknown, days: number, json: boolean): never {
  if (!(error instanceof RetentionHeld)) throw error;
  const { due, of, held } = error.plan;
  const words = [
    `Nothing was deleted. ${due} of ${of} receipts were received more than ${days} days ago, and ${held}.`,
    'Look at the clock and at --retention. To delete them, run this again with --yes.',
  ];
  console.log(json ? JSON.stringify({ deleted: 0, ...error.plan }) : words.join('\n'));
  // Said already, on standard output, but for what failed besides.
  throw error.cause ?? new Finding('');
}
