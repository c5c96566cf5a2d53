// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findPostgres } from '../../setup/find-postgres.mjs';
import { query } from '../../setup/postgres.mjs';
import { borrowDatabase } from '../harness/borrowed-database';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';

describe.skipIf(isWithoutPostgres('the temporary PostgreSQL'))('PostgreSQL for tests', () => {
  test('each database is new, empty and apart from the others', async () => {
    const [one, other] = await Promise.all([createDatabase(), createDatabase()]);
    await query(one, 'create table a (x int)');
    await expect(query(other, 'select * from a')).rejects.toThrow('does not exist');
  });

  // In somebody else's server no role is made.
  test.skipIf(process.env.TEST_DATABASE_URL)(
    'a database of TEST_DATABASE_URL is given back without a trace, also to one who may make schemas alone',
    async () => {
      const given = await createDatabase();
      const role = `guest_${Date.now()}`;
      await query(
        given,
        `create role ${role} login password 'x'`,
        `grant create on database ${name(given)} to ${role}`,
      );
      const guest = Object.assign(new URL(given), { username: role, password: 'x' }).href;
      for (const url of [given, guest]) {
        const borrowed = await borrowDatabase(url);
        await query(borrowed.url, 'create table a (x int)', 'insert into a values (1)');
        await expect(query(given, 'select * from a')).rejects.toThrow('does not exist');
        await borrowed.giveBack();
        await expect(query(borrowed.url, 'select * from a')).rejects.toThrow();
      }
      await query(given, `drop owned by ${role}`, `drop role ${role}`);
    },
  );
});

describe.skipIf(!findPostgres())('a cluster of its own', () => {
  test('has what was committed after it was killed, and leaves nothing when the process that started it is', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', CHILD], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const { rows, folder } = JSON.parse(String(line));
    expect(rows).toEqual([{ x: 1 }]);
    expect(existsSync(folder)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => existsSync(folder), { timeout: 15_000 }).toBe(false);
  });
});

const CHILD = `
  import { query, startPostgres } from './test/setup/postgres.mjs';
  const postgres = await startPostgres();
  await query(postgres.url, 'create table a (x int)', 'insert into a values (1)');
  await postgres.kill();
  await postgres.start();
  console.log(JSON.stringify({ rows: await query(postgres.url, 'select * from a'), folder: postgres.dataFolder }));
  process.stdin.resume();
`;

function name(url: string): string {
  return new URL(url).pathname.slice(1);
}
