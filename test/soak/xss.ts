import { runBrowserTests } from './browser-tests';
import type { Outcome, Setting } from './scenario';

export interface XssOptions extends Setting {
  readonly payloads: number;
}

/** Payloads wherever a text, an address or an answer may stand: test/browser/xss.test.ts, with as many as are wanted. */
export async function xss({ seed, payloads, progress }: XssOptions): Promise<Outcome> {
  progress(`${payloads} payloads, from seed ${seed}`);
  const env = { XSS_TOTAL: `${payloads}`, XSS_SEED: `${seed}` };
  const { tests, findings } = await runBrowserTests('test/browser/xss.test.ts', env, progress);
  return { figures: { payloads, tests, failed: findings.length }, findings };
}
