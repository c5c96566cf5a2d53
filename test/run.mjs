import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './setup/install.mjs';

/*
 * npm test: installs what is missing, builds, and checks everything. What follows `npm test --` filters the tests.
 * The last line is always the count of checks: each test is one, and so are the build, the types and the lint.
 */

const VITEST_LIMIT = 3_300_000; // ms

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const filters = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };

try {
  await main();
} catch (error) {
  counts.failed += 1;
  console.error(error instanceof Error ? error.message : error);
}
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function main() {
  await timed('install', async () => {
    installPackages();
    return true;
  });
  // Only now: what these import was possibly not there a moment ago.
  const { ensureBrowsers } = await import('./setup/browsers.mjs');
  const browsers = await timed('browsers', async () => ensureBrowsers());
  const { ensureWebKit } = await import('./setup/webkit.mjs');
  await timed('webkit', async () => ensureWebKit());
  const { ensurePhp } = await import('./setup/php.mjs');
  await timed('php', async () => ensurePhp());
  const { ensurePostgres } = await import('./setup/find-postgres.mjs');
  await timed('postgres', async () => ensurePostgres());

  const built = await check('build', 'node_modules/rollup/dist/bin/rollup', [
    ...['-c', 'rollup.config.ts', '--configPlugin', 'esbuild', '--silent'],
  ]);
  await Promise.all([
    check('types', 'node_modules/typescript/bin/tsc', ['--noEmit']),
    check('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  ]);

  const withBrowsers = built && browsers.chromium !== undefined;
  if (!withBrowsers) {
    counts.failed += built ? 1 : 0;
    console.log(`The browser tests are not run: ${built ? 'there is no Chromium' : 'the build failed'}.`);
  }
  await timed('tests', () => runTests([withBrowsers ? '--project=!examples' : '--project=unit']));
}

/** Runs vitest, and counts each of its tests, each file that did not even load, and a failure of vitest itself. */
async function runTests(options) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-test-'));
  const report = join(folder, 'report.json');
  try {
    const passed = await node('node_modules/vitest/vitest.mjs', [
      ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...options,
      ...filters,
    ]);
    const failedBefore = counts.failed;
    for (const { status, assertionResults } of readReport(report)) {
      count('passed', assertionResults);
      count('failed', assertionResults);
      counts.skipped += assertionResults.filter((test) => !['passed', 'failed'].includes(test.status)).length;
      const silent = assertionResults.every((test) => test.status !== 'failed');
      counts.failed += status === 'failed' && silent ? 1 : 0;
    }
    counts.failed += !passed && counts.failed === failedBefore ? 1 : 0;
    return passed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(status, tests) {
  counts[status] += tests.filter((test) => test.status === status).length;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return []; // vitest did not come as far as its report, and its exit code says so
  }
}

/** One step that counts as one check; what it prints is shown when it fails. */
function check(name, script, args) {
  return timed(name, async () => {
    const output = [];
    const passed = await node(script, args, output);
    counts[passed ? 'passed' : 'failed'] += 1;
    if (!passed) {
      process.stdout.write(Buffer.concat(output));
    }
    return passed;
  });
}

/** Runs a package's command. Resolves to whether it succeeded. */
function node(script, args, output) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: output ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      timeout: VITEST_LIMIT,
      killSignal: 'SIGKILL',
    });
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

async function timed(name, step) {
  const start = performance.now();
  const result = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${name}: ${result === false ? 'FAILED' : 'ok'}, ${seconds} s`);
  return result;
}
