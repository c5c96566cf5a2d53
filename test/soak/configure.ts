import { runBrowserTests } from './browser-tests';
import type { Outcome, Setting } from './scenario';

export interface ConfigureOptions extends Setting {
  readonly configurations: number;
}

/** What is copied from the configurator does what its preview did: test/browser/configure.test.ts, with as many as are wanted. */
export async function configure({ seed, configurations, progress }: ConfigureOptions): Promise<Outcome> {
  progress(`${configurations} configurations, from seed ${seed}`);
  const env = { CONFIGURE_TOTAL: `${configurations}`, CONFIGURE_SEED: `${seed}` };
  const { tests, findings } = await runBrowserTests('test/browser/configure.test.ts', env, progress);
  return { figures: { configurations, tests, failed: findings.length }, findings };
}
