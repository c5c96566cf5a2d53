import { runBrowserTests } from './browser-tests';
import type { Outcome, Setting } from './scenario';

export interface WalkOptions extends Setting {
  readonly steps: number;
}

/** Visitors at random through pages that live: the walks of test/browser/walk.test.ts, and as many more as are wanted. */
export async function walk({ seed, steps, progress }: WalkOptions): Promise<Outcome> {
  progress(`${steps} steps, seed ${seed}`);
  const env = { WALK_TOTAL: `${steps}`, WALK_SEED: `${seed}` };
  const { tests, findings } = await runBrowserTests('test/browser/walk.test.ts', env, progress);
  return { figures: { steps, walks: tests, failed: findings.length }, findings };
}
