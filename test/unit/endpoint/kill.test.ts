// @vitest-environment node
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgres } from '../../setup/find-postgres.mjs';
import { copies } from '../../soak/copies';
import { kill } from '../../soak/kill';
import { restarts } from '../../soak/restarts';
import { buildCommandLine, type CommandLine } from '../cli/command-line';

/*
 * A small share of `npm run soak`. The endpoint runs in processes of its own, by its real command.
 */

const withoutPostgres = !findPostgres();
if (withoutPostgres)
  console.log('Skipped: kills, copies and restarts on PostgreSQL. None is installed that could be killed.');

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

const setting = (engine: 'sqlite' | 'postgres') => ({ cli: cli.file, engine, seed: 1, progress: () => {} });

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine) => {
  describe.skipIf(engine === 'postgres' && withoutPostgres)('with a server that can be killed', () => {
    // On PostgreSQL: one of two instances, the other, and the database's server.
    test('E1: after each of 3 kills under load all that was acknowledged is there, once, and the log is intact', async () => {
      const { figures, findings } = await kill({ ...setting(engine), cycles: 3 });
      expect(findings).toEqual([]);
      expect(figures.acknowledged).toBeGreaterThan(3);
    }, 120_000);

    test('E4: of 20 copies at once of each of 50 ids, at two instances, one is stored', async () => {
      const { figures, findings } = await copies({ ...setting(engine), ids: 50, copies: 20 });
      expect(findings).toEqual([]);
      expect(figures.rows).toBe(50);
    }, 120_000);
  });
});

test.skipIf(withoutPostgres)(
  'E20: PostgreSQL crashes twice under load: nothing is lost, and it serves again within 3 s',
  async () => {
    const { figures, findings } = await restarts({ ...setting('postgres'), restarts: 2 });
    expect(findings).toEqual([]);
    expect(figures.acknowledged).toBeGreaterThanOrEqual(100);
  },
  120_000,
);
