import { describe, expect, test } from 'vitest';
import { shorten } from '../walk/shorten';
import { type Step, stepsOf } from '../walk/steps';
import { type Finding, walk } from '../walk/walker';
import { WAYS } from '../walk/ways/index';

/*
 * Pages as they live: routers, frameworks, lazy loaders, carousels. A walk is the steps of one visitor, and the same for the
 * same seed; after each step it is looked whether all is as it should be. What fails is told with its seed and its steps:
 *
 *     WALK_SEED=7 npx vitest run --project browser test/browser/walk.test.ts -t 'turbo in chromium'
 *     WALK_PATH='accept, route /about, back' …    these steps
 *     WALK_SHORTEN=1 …                            takes out the steps that it fails without, too
 *     WALK_IGNORE='placeholder|banner' …          what is behind problems that are known
 *
 * `npm run soak -- walk` takes 10,000 steps: WALK_TOTAL.
 */

const { WALK_SEED = '1', WALK_TOTAL = '500', WALK_PATH, WALK_SHORTEN } = process.env;
/** Of all steps. */
const SHARES = { chromium: 0.8, firefox: 0.2 } as const;
/** Steps of a walk: a finding after many more would be hard to read. */
const LONGEST = 100;

const walks = WAYS.flatMap((way) =>
  (['chromium', 'firefox'] as const).flatMap((browser) => {
    const steps = Math.ceil((Number(WALK_TOTAL) * SHARES[browser]) / WAYS.length);
    const count = WALK_PATH ? 1 : Math.ceil(steps / LONGEST);
    return Array.from({ length: count }, (_, at) => {
      const seed = Number(WALK_SEED) + at;
      return [
        `${way.name} in ${browser}, seed ${seed}`,
        { way, browser, seed, most: Math.ceil(steps / count) },
      ] as const;
    });
  }),
);

describe('a walk through pages that live', () => {
  test.each(walks)('%s', { timeout: 600_000 }, async (_name, { way, browser, seed, most }) => {
    const repeat = (steps: readonly Step[]) => {
      const rest = [...steps];
      return walk(way, browser, () => rest.shift());
    };
    const next = stepsOf(seed);
    const found = WALK_PATH
      ? await repeat(WALK_PATH.split(', '))
      : await walk(way, browser, (model) => (model.count < most ? next(model) : undefined));
    if (found) expect.fail(told(WALK_SHORTEN ? await shorten(found, repeat) : found, seed));
  });
});

function told({ steps, problems }: Finding, seed: number): string {
  return `seed ${seed}: ${steps.join(', ') || 'at once'}\n${problems.join('\n')}`;
}
