import { sql } from 'kysely';
import type { Writing } from './engine';
import { NO_RECEIPT } from './receipt-columns';

const OF_VISITORS: readonly string[] = [...Object.keys(NO_RECEIPT), 'leaf', 'salt'];

/**
 * Lets the server's planner keep no samples of what visitors sent. It would copy some hundred values of each column to a
 * table of its own, where no erasure reaches them. It plans as well without: each of these columns is looked up by an
 * index, or not at all.
 */
export async function keepNoStatistics(db: Writing, table: string, columns = OF_VISITORS): Promise<void> {
  const settings = columns.map((column) => sql`alter column ${sql.id(column)} set statistics 0`);
  await sql`alter table ${sql.id(table)} ${sql.join(settings)}`.execute(db);
}
