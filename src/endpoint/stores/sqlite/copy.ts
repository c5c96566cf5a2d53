import { explainSqlite, READING } from './connection';
import { openerOf } from './engine';

/**
 * Writes the database as it is at this moment into an empty file, under the same key. Writers go on meanwhile; what was erased or
 * deleted is in no part of the copy.
 *
 * @param copy absolute path
 */
export async function copySqlite(path: string, copy: string, encryptionKey: string | undefined): Promise<void> {
  const { open } = await openerOf(path, { readOnly: true, encryptionKey });
  const handle = open();
  try {
    // As text, and not prepared: a statement would keep the copy open until it is collected.
    handle.exec(`${READING} vacuum into '${copy.replaceAll("'", "''")}'`);
  } catch (error) {
    explainSqlite(error);
  } finally {
    handle.close();
  }
}
