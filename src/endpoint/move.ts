import { type Moved, type MoveOptions, moveLog } from './stores/move-log';
import { openEngine } from './stores/open-engine';

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
