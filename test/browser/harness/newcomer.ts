import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { blocks, documentOf, sectionOf } from '../../unit/documents/documents';
import type { Visit } from './open-site';
import { script } from './vendors';

/** Steps, or lines of a shell, until the check. */
export const AT_MOST = 5;
const FRAMEWORKS = 'docs/frameworks.md';

export const codeIn = (file: string, title: string, language: string) =>
  blocks(language, sectionOf(file, title))[0] ?? '';
/** The JSON of the README is the whole of a newcomer's `assent.json`. */
const README_CONFIG = codeIn('README.md', 'One command and one tag', 'json');

/**
 * Whoever begins with the documents alone, in a folder of their own. In place of what npm would install there are links to this
 * package, and to those that are named; `npx` finds it there.
 */
export function newcomer(config = README_CONFIG, packages: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-newcomer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['node_modules', 'bin']) mkdirSync(join(folder, name));
  symlinkSync(resolve('.'), join(folder, 'node_modules/assent'), 'dir');
  for (const name of packages) symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name), 'dir');
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\nset -e\n${text}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  };
  program('npx', `test "$1" = assent; shift; exec "${process.execPath}" node_modules/assent/dist/server/cli.js "$@"`);
  // WordPress activates what is a plugin: a file with a header.
  program(
    'wp',
    `test "$2 $3 $4" = "plugin activate assent"; grep -q "Plugin Name: Assent" "\${1#--path=}/wp-content/plugins/assent/assent.php"`,
  );
  writeFileSync(join(folder, 'assent.json'), config);
  return {
    folder,
    /** Runs lines of a shell, of which there are at most five. @returns what they print */
    run(lines: string) {
      expect(lines.trim().split('\n').length).toBeLessThanOrEqual(AT_MOST);
      expect(lines.trim()).not.toBe('');
      const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
      return execFileSync('sh', ['-ec', lines], { cwd: folder, env: { PATH }, encoding: 'utf8', stdio: 'pipe' });
    },
    /** What a server of files answers of a folder. */
    served(below: string, at: string) {
      const files = readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' }).filter((it) =>
        it.endsWith('.js'),
      );
      return Object.fromEntries(
        files.map((file) => [`${at}/${file}`, () => script(readFileSync(join(folder, below, file), 'utf8'))]),
      );
    },
  };
}

/** The quick starts of frameworks, which have snippets with the names of their files. */
export const STACKS = [...documentOf(FRAMEWORKS).matchAll(/^## (.*)$/gm)]
  .map(([, title = '']) => title)
  .filter((title) => sectionOf(FRAMEWORKS, title).includes('**Check that it works.**'));

/** The snippets of a quick start, in their order, each with the name of its file. */
export const snippetsOf = (title: string) =>
  [...sectionOf(FRAMEWORKS, title).matchAll(/^`demo\/examples\/([^`]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
    ([, file = '', code = '']) => ({ file, code }),
  );

/** What stands below "Check that it works", as one line. */
export const checkOf = (title: string) =>
  (sectionOf(FRAMEWORKS, title).split('**Check that it works.**')[1]?.split('\n\n')[0] ?? '').replaceAll('\n', ' ');

/** Writes files into a folder, those between included. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Does what the check of a quick start with a gate says, the line for the console included where there is one. */
export async function followCheck(title: string, { page, ui, log, vendorHosts, settled }: Visit): Promise<void> {
  const check = checkOf(title);
  expect(check).toContain('the banner stands, and the gate shows its `fallback`. *Accept all* brings the chart.');
  const [, line] = /`([^`]+)` in the console takes it away/.exec(check) ?? [];
  const chart = page.locator('.chart');
  await page.goto('/');
  await ui.banner.waitFor();
  await page.locator('.held').waitFor();
  await settled();
  expect(await chart.count()).toBe(0);
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await chart.waitFor();
  await log.next('gtag/js');
  expect(await page.locator('.held').count()).toBe(0);
  if (line === undefined) return;
  // A no while it loads would load the page again.
  await settled();
  await page.evaluate(line);
  await page.locator('.held').waitFor();
  expect(await chart.count()).toBe(0);
}
