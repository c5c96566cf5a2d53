// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { onNpmGone } from '../../../src/cli/npm-parent';
import { buildCommandLine, type CommandLine } from './command-line';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

/** Stands for npm: starts a command, and knows nothing of it when a signal comes. */
const NPM = "require('node:child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: 'inherit' })";

const SERVE = ['serve', '--port', '0', '--origin', 'https://klouttrack.com', '--db', 'npm.db'];

test.each([
  ['itself', 'SIGTERM', []],
  ['by a shell', 'SIGKILL', ['sh', '-c', '"$@"; exit $?', 'sh']],
] as const)('what npx started %s ends as at SIGTERM once npx is gone', async (_how, signal, shell) => {
  const command = [...shell, process.execPath, cli.file, ...SERVE];
  const npx = spawn(process.execPath, ['-e', NPM, '--', ...command], {
    cwd: cli.folder,
    env: { PATH: process.env.PATH, npm_lifecycle_event: 'npx' },
  });
  let output = '';
  npx.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  await expect.poll(() => output, { timeout: 20_000 }).toContain('listening on');
  // All ends of the pipe are closed once the process has ended that npx started.
  const ended = once(npx, 'close');
  npx.kill(signal);
  await ended;
  expect(output).toContain('"msg":"ending');
});

test('whoever was not started by npm outlives its parent', () => {
  const watched = vi.spyOn(globalThis, 'setInterval');
  onTestFinished(() => watched.mockRestore());
  onNpmGone(() => {}, { PATH: '/bin' });
  expect(watched).not.toHaveBeenCalled();
});
