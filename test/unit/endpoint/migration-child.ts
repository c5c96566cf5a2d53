import Database from 'libsql';
import pg from 'pg';
import { isPostgres, openEngine } from '../../../src/endpoint/stores/open';

/*
 * node child.mjs DATABASE N: opens a database and is killed before its nth statement. Ends by itself, with 0, where it has
 * fewer than n.
 */

const [, , database = '', limit = '1'] = process.argv;
let left = Number(limit);

const count = () => {
  if (--left <= 0) process.kill(process.pid, 'SIGKILL');
};

/** Each call of such a method is a statement. */
function countCalls<Name extends string>(prototype: Record<Name, (...args: never[]) => unknown>, name: Name): void {
  const original = prototype[name];
  prototype[name] = function (this: unknown, ...args: never[]) {
    count();
    return original.apply(this, args);
  };
}

countCalls(Database.prototype as never, 'exec');
// What is prepared is run at once, but for the statements that come again, and those are run under others' counts.
countCalls(Database.prototype as never, 'prepare');
countCalls(pg.Client.prototype as never, 'query');

const engine = await openEngine(database);
await engine.close();
if (isPostgres(database)) await new Promise((resolve) => setImmediate(resolve));
