import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseRefused, type Store, sqliteStore } from '../endpoint/index';
import { Misuse } from './misuse';

const FLAG = '--db';

export async function openStore(path: string): Promise<Store> {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Misuse(FLAG, `${path}: the folder ${folder} does not exist; make it first`);
  try {
    return await sqliteStore(path);
  } catch (error) {
    if (error instanceof DatabaseRefused) throw new Misuse(FLAG, `${path}: ${error.message}`);
    throw new Misuse(FLAG, `${path} cannot be opened as a database (${(error as Error).message})`);
  }
}
