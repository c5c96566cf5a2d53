import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { DatabaseRefused, isPostgres, KeyRefused, MoveRefused, moveReceipts } from '../endpoint/index';
import { Finding, Misuse } from './failures';
import { readEncryptionKey } from './files';
import { database } from './flag-values';
import { nameOfDatabase, requireFolder } from './open-store';
import { showProgress } from './progress';

interface MoveFlags {
  readonly from: string;
  readonly to: string;
  readonly fromEncryptionKeyFile?: string;
  readonly toEncryptionKeyFile?: string;
  readonly json?: boolean;
}

const FROM_KEY = '--from-encryption-key-file';
const TO_KEY = '--to-encryption-key-file';

/** `assent move`: all receipts from one database to another, or into a backup. */
export function addMove(program: Command): void {
  program
    .command('move')
    .description(
      'Copy all receipts to another database, with the same log, and verify the copy. The endpoint may go on meanwhile. ' +
        'Run again, it copies what has come since.',
    )
    .requiredOption('--from <database>', 'file or postgres://… that has the receipts', database)
    .requiredOption('--to <database>', 'file or postgres://… that gets them, made if missing', database)
    .option('--from-encryption-key-file <file>', 'file that holds the key of an encrypted --from')
    .option(
      '--to-encryption-key-file <file>',
      'file that holds the key of --to, which is encrypted with it if it is new',
    )
    .option('--json', 'print figures for programs')
    .action(move);
}

async function move(flags: MoveFlags): Promise<void> {
  const { from, to, json = false } = flags;
  if (!isPostgres(from) && !existsSync(from)) throw new Misuse('--from', `${from} does not exist`);
  if (!isPostgres(to)) requireFolder(to, '--to');
  if (from === to) throw new Misuse('--to', 'is the same as --from; name another database');
  const options = keysOf(flags);
  const { show, end } = showProgress();
  const onProgress = (done: number, of: number) => show(`${done} of ${of} batches`);
  const { copied, verification } = await moveReceipts(from, to, { ...options, onProgress })
    .catch((error) => explain(error, to))
    .finally(end);
  const { ok, first, receipts, head } = verification;
  if (json) console.log(JSON.stringify({ copied, ...verification }));
  else if (ok)
    console.log(`copied ${copied} batches to ${nameOfDatabase(to)}: ${receipts} receipts, verified; head ${head}`);
  if (!ok) throw new Finding(json ? '' : `the copy is not what the original was: ${first?.problem}`);
}

function keysOf({ fromEncryptionKeyFile, toEncryptionKeyFile }: MoveFlags) {
  const warn = (text: string) => console.error(`warning: ${text}`);
  return {
    fromEncryptionKey: readEncryptionKey(fromEncryptionKeyFile, warn, FROM_KEY),
    toEncryptionKey: readEncryptionKey(toEncryptionKeyFile, warn, TO_KEY),
  };
}

function explain(error: unknown, to: string): never {
  if (error instanceof KeyRefused) {
    const flag = error.path === to ? TO_KEY : FROM_KEY;
    throw new Misuse(flag, `${isPostgres(error.path) ? '' : `${error.path} `}${error.message}`);
  }
  if (error instanceof MoveRefused) throw new Misuse('--to', error.message);
  if (error instanceof DatabaseRefused) throw new Misuse('--from or --to', error.message);
  if ((error as { code?: string }).code === 'SQLITE_NOTADB') {
    throw new Misuse('--from or --to', 'is a file, and not a database; name another file');
  }
  throw error;
}
