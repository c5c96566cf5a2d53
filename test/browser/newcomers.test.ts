import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { missingPhp } from '../setup/php.mjs';
import { DOCUMENTS, sectionOf } from '../unit/documents/documents';
import { GTM_SNIPPET, gtmDouble } from './harness/doubles/gtm';
import { wordpress } from './harness/doubles/wordpress';
import { html } from './harness/html';
import { AT_MOST, codeIn, followCheck, newcomer, STACKS, snippetsOf, write } from './harness/newcomer';
import { openSite } from './harness/open-site';

/*
 * Whoever begins with the documents alone: their commands and lines as they stand there, in a folder of their own, and then the check that
 * stands below them. Next.js's way is in test/examples/newcomers.test.ts, since its packages are not installed here.
 */

const PLATFORMS = 'docs/platforms.md';
const MANAGERS = 'docs/tag-managers.md';

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
  for (const title of STACKS) expect(snippetsOf(title).length, title).toBeLessThanOrEqual(AT_MOST);
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

/** Bundles an app of theirs, in the folder `out`. */
const bundle = (entry: string) =>
  build({
    ...{ entryPoints: [entry], outdir: join(entry, '../out'), bundle: true, splitting: true, format: 'esm' },
    ...{ jsx: 'automatic', define: { 'process.env.NODE_ENV': '"development"' }, logLevel: 'silent' },
  });

test('a bundle of their own, with npm', async () => {
  const { folder, served } = newcomer();
  writeFileSync(join(folder, 'app.ts'), codeIn('README.md', 'npm', 'ts'));
  await bundle(join(folder, 'app.ts'));
  const { page, ui, vendorHosts, settled } = await openSite({
    pages: { ...served('out', ''), '*': html({ head: '<script type="module" src="/app.js"></script>' }) },
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

test('React, in an app as Vite makes one, without an endpoint', async () => {
  const { folder, served } = newcomer(undefined, ['react', 'react-dom', 'scheduler']);
  const steps = snippetsOf('React');
  expect(steps.map(({ file }) => file)).toEqual(['react/consent.js', 'react/client.jsx', 'react/chart.jsx']);
  const [consent = '', line = '', chart = ''] = steps.map(({ code }) => code);
  write(folder, {
    'consent.js': consent,
    'chart.jsx': chart,
    'main.jsx': `${line}import { StrictMode } from 'react';
      import { createRoot } from 'react-dom/client';
      import App from './App.jsx';
      createRoot(document.getElementById('root')).render(<StrictMode><App /></StrictMode>);`,
    'App.jsx': `import { Chart } from './chart.jsx';
      export default () => <main><h1>Visits</h1><Chart /></main>;`,
  });
  await bundle(join(folder, 'main.jsx'));
  const body = '<div id="root"></div><script type="module" src="/main.js"></script>';
  const visit = await openSite({
    pages: { ...served('out', ''), '*': html({ body }) },
    endpoint: () => new Response(null, { status: 404 }),
  });
  await followCheck('React', visit);
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
