// @vitest-environment node
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzz } from '../../soak/fuzz';
import { buildCommandLine, type CommandLine } from '../cli/command-line';

const REQUESTS = 3_000;

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

test(`E9: ${REQUESTS} hostile requests: no 5xx, no crash, and no row that is not of the schema`, async () => {
  const seed = Math.floor(Math.random() * 1e9);
  const setting = { cli: cli.file, engine: 'sqlite', seed, progress: () => {} } as const;
  const { figures, findings } = await fuzz({ ...setting, requests: REQUESTS });
  expect(findings).toEqual([]);
  // Otherwise the requests were too wild to reach anything.
  expect(figures.rows).toBeGreaterThan(0);
  for (const status of [200, 201, 400, 404, 405, 415]) expect(figures.statuses).toContain(status);
});
