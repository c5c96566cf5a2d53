import { postgresEngine } from './postgres/engine';
import type { Engine } from './sql/engine';
import { type Moved, type MoveOptions, moveLog } from './sql/move-log';
import { sqliteEngine } from './sqlite/engine';

/** Is this the address of a server that speaks PostgreSQL's protocol, and not a file? */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:/i.test(database);
}

/** The database of receipts at a path or a `postgres://` address. */
export function openEngine(database: string): Promise<Engine> {
  return isPostgres(database) ? postgresEngine(database) : sqliteEngine(database);
}

/**
 * Copies all receipts from one database to another, from SQLite to PostgreSQL or back, or as a backup. See moveLog.
 *
 * @param from path of a file, or `postgres://…`
 * @param to the same; made if it is not there
 */
export async function moveReceipts(from: string, to: string, options?: MoveOptions): Promise<Moved> {
  const source = await openEngine(from);
  try {
    const target = await openEngine(to);
    try {
      return await moveLog(source, target, options);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
