import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseRefused, type Store, sqliteStore } from '../endpoint/index';
import { Misuse } from './misuse';

const FLAG = '--db';

export interface OpenOptions {
  /** Refuse to make a database, for commands that have nothing to say of an empty one. Default `false`. */
  readonly mustExist?: boolean;
  /** Write nothing. Default `false`. */
  readonly readOnly?: boolean;
}

export async function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  const { mustExist = false, readOnly = false } = options;
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Misuse(FLAG, `${path}: the folder ${folder} does not exist; make it first`);
  if (mustExist && !existsSync(path))
    throw new Misuse(FLAG, `${path} does not exist; name the database that serve has`);
  try {
    return await sqliteStore(path, { readOnly });
  } catch (error) {
    if (error instanceof DatabaseRefused) throw new Misuse(FLAG, `${path}: ${error.message}`);
    throw new Misuse(FLAG, `${path} cannot be opened as a database (${(error as Error).message})`);
  }
}
