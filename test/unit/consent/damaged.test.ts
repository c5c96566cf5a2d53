import { expect, test } from 'vitest';
import { codec } from '../../soak/codec';

test('of 40,000 damaged cookies and 1,000 configs of anybody none throws, and none grants what was not granted', async () => {
  const told: string[] = [];
  const { figures, findings } = await codec({
    ...{ mutations: 40_000, configs: 1_000, seed: 15 },
    progress: (line) => told.push(line),
  });
  expect(findings).toEqual([]);
  expect(figures).toMatchObject({ mutations: 40_000, configs: 1_000 });
  // Most of the configs are right enough to start with: what is judged is not nothing.
  expect(figures.started).toBeGreaterThan(500);
});
