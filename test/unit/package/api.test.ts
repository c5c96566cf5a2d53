// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the API report is that of what was built', () => {
  const { status, stderr } = spawnSync(process.execPath, ['build/api-report.mjs', '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('it has what is public, and no words about it', () => {
  const report = readFileSync('docs/api-report/assent.d.ts', 'utf8');
  expect(report).toContain('declare function createAssent(config: AssentConfig): Assent;');
  expect(report).toContain('metaPixel');
  expect(report).not.toMatch(/\/\*|^\s*\/\//m);
});
