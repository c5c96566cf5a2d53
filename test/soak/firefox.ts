import { runBrowserTests } from './browser-tests';
import type { Outcome, Setting } from './scenario';

/** All tests in browsers, with Firefox where neither a test nor its helper names one. `npm test` has those in Chromium alone. */
export async function firefox({ progress }: Setting): Promise<Outcome> {
  const { tests, findings } = await runBrowserTests('test/browser', { TEST_BROWSER: 'firefox' }, progress);
  return { figures: { tests, failed: findings.length }, findings };
}
