import { runBrowserTests } from './browser-tests';
import type { Outcome, Setting } from './scenario';

export interface ChoicesOptions extends Setting {
  readonly choices: number;
}

/** Choices, each with a fault: test/browser/choices.test.ts, with as many as are wanted, some of them in Firefox. */
export async function choices({ seed, choices, progress }: ChoicesOptions): Promise<Outcome> {
  progress(`${choices} choices, from seed ${seed}`);
  let made = 0;
  const count = (lines: string) => {
    for (const [, some] of lines.matchAll(/made: (\d+) of/g)) made += Number(some);
    progress(lines);
  };
  const env = { CHOICES_TOTAL: `${choices}`, CHOICES_SEED: `${seed}` };
  const { tests, findings } = await runBrowserTests('test/browser/choices.test.ts', env, count);
  return { figures: { choices, made, tests, failed: findings.length }, findings };
}
