import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  DatabaseRefused,
  FormerKeyRefused,
  isPostgres,
  KeyRefused,
  postgresStore,
  type Store,
  type StoreOptions,
  sqliteStore,
} from '../endpoint/index';
import { NO_KEY } from '../endpoint/stores/open';
import { Misuse } from './failures';

const FLAG = '--db';
const KEY_FLAG = '--encryption-key-file';
const FORMER_FLAG = '--former-signing-key-file';

interface OpenOptions extends StoreOptions {
  /** Of an SQLite database; `undefined` for one that is not encrypted. */
  readonly encryptionKey?: string | undefined;
  /** Refuse to make a database, for commands that have nothing to say of an empty one. Default `false`. */
  readonly mustExist?: boolean;
  /** Write nothing. Default `false`. */
  readonly readOnly?: boolean;
}

/** The store of a file or of a `postgres://` address. */
export async function openStore(db: string, options: OpenOptions = {}): Promise<Store> {
  return isPostgres(db) ? openServer(db, options) : openFile(db, options);
}

async function openFile(
  path: string,
  { mustExist = false, readOnly = false, ...options }: OpenOptions,
): Promise<Store> {
  requireFolder(path);
  if (mustExist && !existsSync(path)) {
    throw new Misuse(FLAG, `${path} does not exist; name the database that serve has`);
  }
  try {
    return await sqliteStore(path, { ...options, readOnly });
  } catch (error) {
    if (error instanceof KeyRefused) throw new Misuse(KEY_FLAG, `${path} ${error.message}`);
    if (error instanceof FormerKeyRefused) throw new Misuse(FORMER_FLAG, error.message);
    if (error instanceof DatabaseRefused) throw new Misuse(FLAG, `${path}: ${error.message}`);
    throw new Misuse(FLAG, `${path} cannot be opened as a database (${(error as Error).message})`);
  }
}

async function openServer(url: string, { mustExist: _, encryptionKey, ...options }: OpenOptions): Promise<Store> {
  if (encryptionKey !== undefined) throw new Misuse(KEY_FLAG, NO_KEY);
  const name = nameOfDatabase(url);
  try {
    return await postgresStore(url, options);
  } catch (error) {
    if (error instanceof FormerKeyRefused) throw new Misuse(FORMER_FLAG, error.message);
    if (error instanceof DatabaseRefused) throw new Misuse(FLAG, `${name}: ${error.message}`);
    // Its message may hold the name of a user, and nothing of what is in the database.
    throw new Misuse(FLAG, `${name} cannot be opened (${(error as Error).message})`);
  }
}

/** A file can be made; its folder is more likely misspelt. */
export function requireFolder(path: string, flag = FLAG): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Misuse(flag, `${path}: the folder ${folder} does not exist; make it first`);
}

/** A database as logs may name it: a file by its path, a server without the password and what else an URL may hold. */
export function nameOfDatabase(db: string): string {
  if (!/^[a-z]+:\/\//i.test(db)) return db;
  if (!URL.canParse(db)) return 'a database server';
  const { protocol, host, pathname } = new URL(db);
  return `${protocol}//${host}${pathname}`;
}
