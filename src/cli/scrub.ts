import type { Command } from 'commander';
import { type DatabaseFlags, databaseOption, encryptionKeyOption, withStore } from './database';
import { Finding } from './failures';

interface ScrubFlags extends DatabaseFlags {
  readonly json?: boolean;
}

/** `assent scrub`: no byte of what was erased or deleted stays in the files of the database. */
export function addScrub(program: Command): void {
  program
    .command('scrub')
    .description(
      'Write anew what has bytes of erased receipts left in the files of the database, part by part. In PostgreSQL a part keeps ' +
        'others out until it is done. Broken off or run again, it goes on with what is left. May be run while the endpoint serves.',
    )
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .option('--json', 'print the result as JSON')
    .action(scrub);
}

async function scrub(flags: ScrubFlags): Promise<void> {
  const { json = false } = flags;
  const left = await withStore(flags, (store) => store.scrub(true), { readOnly: false });
  const words =
    left > 0
      ? `${left} parts are in use, or an older transaction may still read them; run it again.`
      : 'Nothing of it is left.';
  console.log(json ? JSON.stringify({ left }) : words);
  // Said already, on standard output.
  if (left > 0) throw new Finding('');
}
