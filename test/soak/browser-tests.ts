import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Setting } from './scenario';

interface TestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { title: string; status: string; failureMessages: readonly string[] }[];
  }[];
}

/**
 * Runs a file of the tests in browsers, with more of them than every day.
 *
 * @param env how many, and from which seed
 * @returns how many tests there were, and what has failed
 */
export async function runBrowserTests(
  file: string,
  env: Readonly<Record<string, string>>,
  progress: Setting['progress'],
): Promise<{ readonly tests: number; readonly findings: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-soak-'));
  const report = join(folder, 'report.json');
  try {
    await run(file, report, env, progress);
    const { testResults }: TestReport = JSON.parse(await readFile(report, 'utf8'));
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = all.filter(({ status }) => status === 'failed');
    return {
      tests: all.length,
      findings: failed.map(({ title, failureMessages }) => `${title}: ${failureMessages[0]?.split('\n    at ')[0]}`),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(
  file: string,
  report: string,
  env: Readonly<Record<string, string>>,
  progress: Setting['progress'],
): Promise<void> {
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project=browser', file, ...reporters];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.on('data', (lines) => progress(`${lines}`.trimEnd()));
    child.on('error', reject);
    // That tests fail is what the report says.
    child.on('close', () => resolve());
  });
}
