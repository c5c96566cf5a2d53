import { sql } from 'kysely';
import { postgresEngine } from '../../../src/endpoint/stores/postgres/engine';

/*
 * node child.mjs URL asleep|busy: stops in the middle of a commit, between two statements or while one runs, until a line
 * comes. Then it goes on, and says as its last line what it believes: the attempt that was committed, or the reason why none was.
 */

const [, , url = '', where] = process.argv;
const woken = new Promise((resolve) => process.stdin.once('data', resolve));
const engine = await postgresEngine(url, { connections: 1 });
let attempts = 0;

const believed = await engine
  .write(async (transaction) => {
    const name = `frozen ${++attempts}`;
    await transaction.insertInto('meta').values({ name, value: '' }).execute();
    if (attempts > 1) return;
    process.stdout.write('held\n');
    if (where === 'busy') await sql`select pg_sleep(3600)`.execute(transaction);
    else await woken;
  })
  .then(
    () => `frozen ${attempts}`,
    (error) => error.reason ?? String(error),
  );
process.stdout.write(`${believed}\n`);
await engine.close();
process.stdin.destroy();
