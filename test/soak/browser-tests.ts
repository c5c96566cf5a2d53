import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Setting } from './scenario';

interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { fullName: string; status: string; failureMessages: readonly string[] }[];
  }[];
}

/**
 * Runs a file of the tests in browsers, or a folder, otherwise than every day: with more of them, or elsewhere.
 *
 * @param env how many, from which seed, in what
 * @returns how many tests ran, and what has failed: that none could run is a finding too
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
    const ran = all.filter(({ status }) => /^(passed|failed)$/.test(status));
    const failed = ran.filter(isFailed);
    const silent = testResults.filter((it) => it.status === 'failed' && !it.assertionResults.some(isFailed));
    return {
      tests: ran.length,
      findings: [
        ...failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n    at ')[0]}`),
        ...silent.map(({ name, message }) => `${name} did not load: ${message}`),
        ...(ran.length ? [] : [`no test of ${file} has run`]),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isFailed = ({ status }: { readonly status: string }) => status === 'failed';

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
