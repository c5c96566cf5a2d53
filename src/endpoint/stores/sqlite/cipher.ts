import type { Options } from 'libsql';
import { loadLibsql } from '../drivers';
import { KeyRefused } from '../errors';

/** 128 bits in base64url. */
const SHORTEST = 22;

/** What the driver takes to open a database. The cipher is named: a later driver may have another default. */
export function driverOptions(encryptionKey: string | undefined): Options {
  // The driver's types have neither.
  return (encryptionKey === undefined ? {} : { encryptionKey, encryptionCipher: 'aes256cbc' }) as Options;
}

/**
 * Throws where this key, or none, does not open the file. Before SQLite looks at it: as it closes a database with a `-wal`
 * beside it that it could not read, it writes that into the file, and with another key what it writes is damage.
 */
export async function refuseOtherKey(path: string, encryptionKey: string | undefined): Promise<void> {
  if (encryptionKey !== undefined && encryptionKey.length < SHORTEST) {
    // Of an empty one the driver would make a database that is not encrypted.
    throw new KeyRefused(path, `the key has less than ${SHORTEST} characters; make one: openssl rand -base64 32`);
  }
  if (!(await hasContent(path)) || (await opens(path, encryptionKey))) return;
  if (encryptionKey === undefined) {
    throw new KeyRefused(path, 'is encrypted, or not a database; give its key, or name another file');
  }
  throw (await opens(path, undefined))
    ? new KeyRefused(path, 'is not encrypted; leave the key out, or encrypt a copy with npx assent move')
    : new KeyRefused(path, 'is encrypted with another key, or not a database; give the key that it was made with');
}

/** Without opening it: as this process closes a file, it loses all locks on it that SQLite has for it. */
async function hasContent(path: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises');
  const file = await stat(path).catch(() => undefined);
  return file?.isFile() === true && file.size > 0;
}

/** Whether the key, or none, makes sense of the file's first page. As `immutable`, nothing beside it is looked at or made. */
async function opens(path: string, encryptionKey: string | undefined): Promise<boolean> {
  const { default: Database } = await loadLibsql();
  const { pathToFileURL } = await import('node:url');
  const handle = new Database(`${pathToFileURL(path)}?immutable=1`, driverOptions(encryptionKey));
  try {
    // A prepared statement would keep the file open until it is collected.
    handle.exec('pragma user_version');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_NOTADB') return false;
    throw error;
  } finally {
    handle.close();
  }
}
