import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Setting } from './scenario';

export interface WalkOptions extends Setting {
  readonly steps: number;
}

interface TestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { title: string; status: string; failureMessages: readonly string[] }[];
  }[];
}

/** Visitors at random through pages that live: the walks of test/browser/walk.test.ts, and as many more as are wanted. */
export async function walk({ seed, steps, progress }: WalkOptions): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-walk-'));
  const report = join(folder, 'report.json');
  try {
    progress(`${steps} steps, seed ${seed}`);
    await runTests(report, { WALK_TOTAL: `${steps}`, WALK_SEED: `${seed}` }, progress);
    const { testResults }: TestReport = JSON.parse(await readFile(report, 'utf8'));
    const walks = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = walks.filter(({ status }) => status === 'failed');
    return {
      figures: { steps, walks: walks.length, failed: failed.length },
      findings: failed.map(({ title, failureMessages }) => `${title}: ${failureMessages[0]?.split('\n    at ')[0]}`),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runTests(report: string, env: Readonly<Record<string, string>>, progress: Setting['progress']): Promise<void> {
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=browser',
    'test/browser/walk.test.ts',
    ...reporters,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.on('data', (lines) => progress(`${lines}`.trimEnd()));
    child.on('error', reject);
    // That walks fail is what the report says.
    child.on('close', () => resolve());
  });
}
