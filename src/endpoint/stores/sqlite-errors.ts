import { type Reason, StoreUnavailable } from './store-unavailable';

/** What SQLite's codes begin with. */
const REASONS: readonly (readonly [code: string, reason: Reason])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR', 'i/o'],
];

/** Throws what SQLite said, as a reason that an operator can act on where it is one. */
export function explainSqlite(error: unknown): never {
  const { code } = error as { code?: string };
  const [, reason] = REASONS.find(([start]) => code?.startsWith(start)) ?? [];
  throw reason ? new StoreUnavailable(reason, code) : error;
}
