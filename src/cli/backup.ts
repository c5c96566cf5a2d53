import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { isPostgres } from '../endpoint/index';
import { type Verification, verifyLog } from '../endpoint/log/verify';
import { explainSqlite, READING } from '../endpoint/stores/sqlite/connection';
import { openerOf } from '../endpoint/stores/sqlite/engine';
import { type DatabaseFlags, databaseOption, encryptionKeyOption } from './database';
import { Finding, Misuse } from './failures';
import { readEncryptionKey } from './files';
import { nameOfDatabase, openStore, requireFolder } from './open-store';
import { showProgress } from './progress';
import { forgetOnSignal } from './write-output';

interface BackupFlags extends DatabaseFlags {
  readonly out: string;
  readonly json?: true;
}

const OUT = '--out';

/** `assent backup`: the database as it is now, as a file that was verified. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description(
      'Copy an SQLite database into a file, which is there once its log is verified and not before. ' +
        'May be run while the endpoint serves.',
    )
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .requiredOption('--out <file>', 'file to write, which must not be there yet')
    .option('--json', 'print the verification as JSON')
    .action(backup);
}

async function backup(flags: BackupFlags): Promise<void> {
  const { db, out, json } = flags;
  if (isPostgres(db)) {
    const command = `pg_dump --format=custom ${nameOfDatabase(db)} > ${out}`;
    throw new Misuse('--db', `is a server, which has a tool of its own: ${command}`);
  }
  requireFolder(out, OUT);
  const unfinished = resolve(dirname(out), `.${basename(out)}.${randomUUID()}.part`);
  const forget = forgetOnSignal(unfinished);
  try {
    requireFree(out);
    const { ok, first, receipts, head } = await copyVerified(flags, unfinished);
    if (!ok)
      throw new Finding(`no backup was written: the log is not what it was: ${first?.problem}; see npx assent verify`);
    await putInPlace(unfinished, out);
    if (json) console.log(JSON.stringify({ receipts, head }));
    else console.log(`${receipts} receipts in ${out}, verified; head, to be kept elsewhere: ${head ?? 'none yet'}`);
  } finally {
    forget();
    await rm(unfinished, { force: true });
  }
}

/** A database in use must not lose its place to a copy, and a `-wal` of another one would be written into the copy. */
function requireFree(out: string): void {
  for (const file of ['', '-wal', '-journal'].map((end) => out + end)) {
    if (existsSync(file)) refuseTaken(file);
  }
}

function refuseTaken(file: string): never {
  throw new Misuse(OUT, `${file} is there already; name a new file`);
}

async function copyVerified({ db, encryptionKeyFile }: BackupFlags, unfinished: string): Promise<Verification> {
  const encryptionKey = readEncryptionKey(encryptionKeyFile, (text) => console.error(`warning: ${text}`));
  const options = { mustExist: true, readOnly: true, encryptionKey };
  // Says what is wrong with the database where it is none of receipts.
  await (await openStore(db, options)).close();
  await makeEmpty(unfinished);
  await copySqlite(db, unfinished, encryptionKey);
  const copy = await openStore(unfinished, options);
  const { show, end } = showProgress();
  try {
    return await verifyLog(copy, { onProgress: (done, of) => show(`batch ${done} of ${of} verified`) });
  } finally {
    end();
    await copy.close();
  }
}

/** Writes the database as it is now into an empty file, under the same key. What was erased or deleted is in no part of it. */
async function copySqlite(path: string, copy: string, encryptionKey: string | undefined): Promise<void> {
  const { open: connect } = await openerOf(path, { readOnly: true, encryptionKey });
  const handle = connect();
  try {
    // As text, and not prepared: a statement would keep the copy open until it is collected.
    handle.exec(`${READING} vacuum into '${copy.replaceAll("'", "''")}'`);
  } catch (error) {
    explainSqlite(error);
  } finally {
    handle.close();
  }
}

/** For its owner alone: receipts are personal data. */
async function makeEmpty(file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Misuse(OUT, `${file} cannot be written (${code}); name a file in a folder of yours`);
  });
  await handle.close();
}

/** On disk before it has its name, and with its name before that is told. */
async function putInPlace(unfinished: string, out: string): Promise<void> {
  await sync(unfinished, 'r+');
  requireFree(out);
  // A rename would take the place of a file that has come since. It is for disks on which no file has two names.
  await link(unfinished, out).catch(({ code }) => (code === 'EEXIST' ? refuseTaken(out) : rename(unfinished, out)));
  // Windows opens no folder.
  if (process.platform !== 'win32') await sync(dirname(out), 'r');
}

async function sync(path: string, mode: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, mode);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
