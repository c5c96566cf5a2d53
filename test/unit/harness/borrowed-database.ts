import { randomBytes } from 'node:crypto';
import { query } from '../../setup/postgres.mjs';

export interface BorrowedDatabase {
  readonly url: string;
  giveBack(): Promise<void>;
}

/**
 * An empty database on the server of `TEST_DATABASE_URL`; where its user may make none, an empty schema in that one. What
 * is there already is left alone.
 */
export async function borrowDatabase(given: string): Promise<BorrowedDatabase> {
  const name = `assent_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(given);
  try {
    await query(given, `create database ${name}`);
    url.pathname = name;
    return { url: url.href, giveBack: () => run(given, `drop database ${name}`) };
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
  }
  await query(given, `create schema ${name}`);
  url.searchParams.set('options', `-c search_path=${name}`);
  return { url: url.href, giveBack: () => run(given, `drop schema ${name} cascade`) };
}

const INSUFFICIENT_PRIVILEGE = '42501';

async function run(url: string, statement: string): Promise<void> {
  await query(url, statement);
}
