import { Option } from 'commander';
import { DamagedReceipt, type Store } from '../endpoint/index';
import { Finding } from './failures';
import { readEncryptionKey } from './files';
import { database } from './flag-values';
import { openStore } from './open-store';

/** The file that `serve` makes where no database is named, and that the other commands look for. */
export const DEFAULT_DATABASE = 'receipts.db';

/** `--db` of the commands that work on a database that is there. */
export function databaseOption(): Option {
  return new Option('--db <file>', 'database of the receipts, as serve has it')
    .env('DATABASE_URL')
    .default(DEFAULT_DATABASE)
    .argParser(database);
}

/** How the commands name the database that they work on. */
export interface DatabaseFlags {
  readonly db: string;
  readonly encryptionKeyFile?: string;
}

/** `--encryption-key-file` of all commands that open a database. */
export function encryptionKeyOption(): Option {
  return new Option('--encryption-key-file <file>', 'file that holds the key of an encrypted SQLite database').env(
    'ASSENT_ENCRYPTION_KEY_FILE',
  );
}

/** What a store says of an entry that is not what it was, with its number and nothing of what was in it. */
const OF_THE_LOG = /^(?:entry|batch) \d+ of the log /;

/** Damage that a command meets on its way is a finding, as it would be of `assent verify`. */
export function explainDamage(error: Error): never {
  const isDamage = error instanceof DamagedReceipt || (error instanceof RangeError && OF_THE_LOG.test(error.message));
  throw isDamage ? new Finding(error.message) : error;
}

/** Works on a database that has to be there, and closes it whatever happens. */
export async function withStore<Result>(
  { db, encryptionKeyFile }: DatabaseFlags,
  work: (store: Store) => Promise<Result>,
  { readOnly = true } = {},
): Promise<Result> {
  const encryptionKey = readEncryptionKey(encryptionKeyFile, (text) => console.error(`warning: ${text}`));
  const store = await openStore(db, { mustExist: true, readOnly, encryptionKey });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
