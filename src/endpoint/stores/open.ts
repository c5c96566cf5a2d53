import { KeyRefused } from './errors';
import { postgresEngine } from './postgres/engine';
import type { Engine } from './sql/engine';
import { type Moved, type MoveOptions, moveLog } from './sql/move-log';
import { sqliteEngine } from './sqlite/engine';

/** Is this the address of a server that speaks PostgreSQL's protocol, and not a file? */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:/i.test(database);
}

/** The database of receipts at a path or a `postgres://` address. */
export async function openEngine(database: string, encryptionKey?: string): Promise<Engine> {
  if (!isPostgres(database)) return sqliteEngine(database, { encryptionKey });
  if (encryptionKey !== undefined) throw new KeyRefused(database, NO_KEY);
  return postgresEngine(database);
}

/** A server's files are the server's. */
export const NO_KEY =
  'is for SQLite; encrypt the disk of the PostgreSQL server instead, and connect with sslmode=verify-full';

interface MoveKeys {
  /** Key of the file to copy from, where it is encrypted. */
  readonly fromEncryptionKey?: string | undefined;
  /** Key of the file to copy to, which is encrypted with it where it is new. */
  readonly toEncryptionKey?: string | undefined;
}

/**
 * Copies all receipts from one database to another, from SQLite to PostgreSQL or back, or as a backup. See moveLog.
 *
 * @param from path of a file, or `postgres://…`
 * @param to the same; made if it is not there
 */
export async function moveReceipts(from: string, to: string, options: MoveOptions & MoveKeys = {}): Promise<Moved> {
  const source = await openEngine(from, options.fromEncryptionKey);
  const moveInto = (target: Engine) => moveLog(source, target, options).finally(() => target.close());
  const moving = openEngine(to, options.toEncryptionKey).then(moveInto);
  return moving.finally(() => source.close());
}
