import { DatabaseRefused } from './errors';

/*
 * The packages that speak to databases are installed by whoever has such a database: a page needs none of them.
 */

/** What of each is installed. The same as in package.json, which a test checks. */
export const DRIVERS = { libsql: '0.5', pg: '8' } as const;

type Driver = keyof typeof DRIVERS;

/** SQLite's. Native code. @throws DatabaseRefused with the command that installs it */
export const loadLibsql = () => import('libsql').catch((error: unknown) => explain('libsql', error));

/** PostgreSQL's. @throws DatabaseRefused with the command that installs it */
export const loadPg = () => import('pg').catch((error: unknown) => explain('pg', error));

function explain(driver: Driver, error: unknown): never {
  const { code = '', message } = error as NodeJS.ErrnoException;
  // Thrown for what the driver itself imports, too: its native part is a package for each system.
  if (!/^(ERR_)?MODULE_NOT_FOUND$/.test(code)) throw error;
  const [, part] = /'(@libsql\/[\w-]+)'/.exec(message) ?? [];
  throw DatabaseRefused.withoutDriver(driver, `npm install ${driver}@${DRIVERS[driver]}`, part);
}
