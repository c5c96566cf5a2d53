import { runBrowserTests } from './browser-tests';
import type { Outcome, Setting } from './scenario';

export interface LoadsOptions extends Setting {
  readonly loads: number;
}

/** Pages with faults before an answer, after a no and after a withdrawal: test/browser/loads.test.ts, some of them in Firefox. */
export async function loads({ seed, loads, progress }: LoadsOptions): Promise<Outcome> {
  progress(`${loads} loads, from seed ${seed}`);
  const counts: Record<string, number> = {};
  const count = (lines: string) => {
    for (const [, json] of lines.matchAll(/counted: (\{.*\})/g))
      for (const [name, some] of Object.entries<number>(JSON.parse(json ?? '{}')))
        counts[name] = (counts[name] ?? 0) + some;
    progress(lines);
  };
  const env = { LOADS_TOTAL: `${loads}`, LOADS_SEED: `${seed}` };
  const { tests, findings } = await runBrowserTests('test/browser/loads.test.ts', env, count);
  return { figures: { loads, ...counts, tests, failed: findings.length }, findings };
}
