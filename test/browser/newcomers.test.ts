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
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { missingPhp } from '../setup/php.mjs';
import { blocks, DOCUMENTS, sectionOf } from '../unit/documents/documents';
import { GTM_SNIPPET, gtmDouble } from './harness/doubles/gtm';
import { wordpress } from './harness/doubles/wordpress';
import { html } from './harness/html';
import { openSite } from './harness/open-site';
import { script } from './harness/vendors';

/*
 * Whoever begins with the documents alone: their commands and lines as they stand there, in a folder of their own, and then the check that
 * stands below them. In place of what npm would install there is a link to this package, and `npx` finds it there.
 */

const PLATFORMS = 'docs/platforms.md';
const MANAGERS = 'docs/tag-managers.md';
const AT_MOST = 5;

const codeIn = (file: string, title: string, language: string) => blocks(language, sectionOf(file, title))[0] ?? '';
const README_CONFIG = codeIn('README.md', 'One command and one tag', 'json');
/** The JSON of the README is the whole of a newcomer's `assent.json`. */
const newcomer = (config = README_CONFIG) => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-newcomer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['node_modules', 'bin']) mkdirSync(join(folder, name));
  symlinkSync(resolve('.'), join(folder, 'node_modules/assent'), 'dir');
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
};

test('every way ends in a check, and none has more than five steps', () => {
  for (const file of [PLATFORMS, MANAGERS]) {
    const text = DOCUMENTS[file] ?? '';
    const titles = [...text.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);
    const ways = titles.filter((title) => !['Which way round', 'The template'].includes(title));
    expect(ways.length).toBeGreaterThan(3);
    for (const title of ways) {
      const section = sectionOf(file, title);
      expect(section, title).toContain('\n**Check that it works**');
      expect(section.match(/^\d\. /gm)?.length ?? 0, title).toBeLessThanOrEqual(AT_MOST);
    }
  }
});

test('a static site', async () => {
  const { run, served } = newcomer();
  const printed = run(codeIn(PLATFORMS, 'A static site', 'sh'));
  const tag = codeIn(PLATFORMS, 'A static site', 'html').trim();
  expect(printed).toContain(tag);
  const { page, ui, log, vendorHosts, settled, errors } = await openSite({
    pages: { ...served('public/assent', '/assent'), '*': html({ head: tag }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next('gtag/js');
  await log.next('fbevents.js');
  await page.goto('/next');
  await settled();
  expect(await ui.banner.isVisible()).toBe(false);
  expect(errors).toEqual([]);
});

test('a bundle of their own, with npm', async () => {
  const { folder } = newcomer();
  writeFileSync(join(folder, 'app.ts'), codeIn('README.md', 'npm', 'ts'));
  const made = { bundle: true, splitting: true, format: 'esm', outdir: join(folder, 'out') } as const;
  await build({ entryPoints: [join(folder, 'app.ts')], ...made, logLevel: 'silent' });
  const files = readdirSync(join(folder, 'out')).map((file) => [
    `/${file}`,
    () => script(readFileSync(join(folder, 'out', file), 'utf8')),
  ]);
  const { page, ui, vendorHosts, settled } = await openSite({
    pages: { ...Object.fromEntries(files), '*': html({ head: '<script type="module" src="/app.js"></script>' }) },
  });
  const printed: string[] = [];
  page.on('console', (message) => printed.push(message.text()));
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await expect.poll(() => printed).toContain('there is a yes');
});

test.skipIf(missingPhp())('WordPress, with the file (skipped without PHP)', async () => {
  const { folder, run, served } = newcomer();
  run(codeIn(PLATFORMS, 'WordPress', 'sh').replaceAll('/var/www/html', `${folder}/html`));
  const plugin = join(folder, 'html/wp-content/plugins/assent/assent.php');
  const { head, embeds } = wordpress(
    { embeds: ['<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ?feature=oembed"></iframe>'] },
    plugin,
  );
  expect(/<script [^>]*src="([^"]*)"/.exec(head)?.[1]).toBe('/assent/assent.js');
  const api = readFileSync('test/browser/harness/doubles/wp-consent-api.js', 'utf8');
  const body = `<h1>Post</h1>${embeds}<script>${api}</script>`;
  const { page, ui, log, vendorHosts, settled } = await openSite({
    pages: { ...served('html/assent', '/assent'), '*': html({ head, body }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  await ui.embed.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next('www.youtube-nocookie.com/embed/');
  const marketing = () => page.evaluate("wp_has_consent('marketing')");
  await expect.poll(marketing).toBe(true);
});

test('Google Tag Manager', async () => {
  const { folder, run, served } = newcomer(codeIn(MANAGERS, 'Google Tag Manager behind Assent', 'json'));
  run(codeIn(PLATFORMS, 'A static site', 'sh'));
  const [, file = ''] =
    /`(demo\/[\w./-]+\.json)`/.exec(sectionOf(MANAGERS, 'Several categories in one container')) ?? [];
  const container = JSON.parse(readFileSync(join(folder, 'node_modules/assent', file), 'utf8'));
  for (const tag of container.containerVersion.tag) delete tag.paused;
  // A page from which Google's snippet was not taken out would be told by the first check.
  const tag = codeIn(PLATFORMS, 'A static site', 'html');
  const pages = {
    ...served('public/assent', '/assent'),
    '/before': html({ head: GTM_SNIPPET + tag }),
    '*': html({ head: tag }),
  };
  const vendors = { 'www.googletagmanager.com/gtm.js': gtmDouble(container) };
  const { page, ui, log, vendorHosts, settled } = await openSite({ pages, vendors });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('preferences').click();
  await ui.switch('analytics').check();
  await ui.button('save').click();
  await log.next('www.googletagmanager.com/gtm.js');
  await log.next('www.google-analytics.com/g/collect');
  await settled();
  expect(vendorHosts()).not.toContain('connect.facebook.net');

  const left = await openSite({ pages, vendors });
  await left.page.goto('/before');
  await left.ui.banner.waitFor();
  expect(left.vendorHosts()).toContain('www.googletagmanager.com');
});
