import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assentConfig, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const HELD = '<script type="text/plain" data-consent="analytics" src="https://tags.vendor.test/t.js?n=moved"></script>';
const BARE = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02', 'data-region': 'DE' };
const CONFIG = { policy: { url: '/privacy', version: '2025-02' }, region: 'DE' };
const code = await readFile('dist/assent.js', 'utf8');

const attributes = (more: Readonly<Record<string, string>> = {}) =>
  Object.entries({ ...BARE, ...more })
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');

async function open(head: string, browser: 'chromium' | 'firefox' = 'chromium'): Promise<Visit> {
  const copy = () => new Response(code, { headers: { 'content-type': 'text/javascript' } });
  const joined = () =>
    new Response(`window.first = 1;\n${code}\nwindow.last = 1;`, { headers: { 'content-type': 'text/javascript' } });
  const visit = await openSite({
    browser,
    pages: {
      '/cache/a1.js': copy,
      '/cache/assent.js': copy,
      '/cache/all.js': joined,
      '/text/': copy,
      '/loader.js': `fetch('/cache/a1.js').then((answer) => answer.text()).then((text) => (0, eval)(text));`,
      '/inline-module.js': `import '/assent/assent.js';`,
      '*': html({ head, body: `<h1>Moved</h1>${HELD}` }),
    },
  });
  await visit.page.goto('/');
  return visit;
}

/** It asks, keeps the no, and says nothing. */
async function works({ page, ui, said, errors, vendorRequests, settled }: Visit): Promise<void> {
  // The harness's own marker is relative to the page's <base>.
  const toOthers = () => vendorRequests().filter(({ path }) => !path.includes('settled-'));
  await ui.banner.waitFor();
  await settled();
  expect(toOthers()).toEqual([]);
  await ui.button('reject-all').click();
  await settled();
  await page.goto('/next');
  await settled();
  expect(await ui.banner.count()).toBe(0);
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('decided');
  expect(toOthers()).toEqual([]);
  expect([said, errors]).toEqual([[], []]);
}

const json = (base: string) => assentConfig({ ...CONFIG, base });
const inline = (more = '') => `<script ${more}>${code.replaceAll('</script', '<\\/script')}</script>`;

const WORKS: Readonly<Record<string, string>> = {
  'copied elsewhere, with data-base': `<script src="/cache/a1.js" ${attributes({ 'data-base': '/assent/' })}></script>`,
  'data-base without a slash at its end': `<script src="/cache/a1.js" ${attributes({ 'data-base': '/assent' })}></script>`,
  'data-base on another origin': `<script src="/cache/a1.js" ${attributes({ 'data-base': 'https://klouttrack.test/assent' })}></script>`,
  'data-base relative to the page, under a <base>': `<base href="https://elsewhere.example/"><script src="https://klouttrack.test/cache/a1.js" ${attributes({ 'data-base': './assent' })}></script>`,
  'copied elsewhere without attributes, with base in the JSON': `${json('/assent/')}<script async src="/cache/a1.js"></script>`,
  'joined with others': `${json('/assent')}<script src="/cache/all.js"></script>`,
  'inlined, with attributes': inline(attributes({ 'data-base': '/assent/' })),
  'inlined, with base in the JSON': json('/assent/') + inline(),
  'a module': `<script type="module" src="/assent/assent.js" ${attributes()}></script>`,
  'a module, with the settings in the JSON alone': `${assentConfig(CONFIG)}<script type="module" src="/assent/assent.js"></script>`,
  'imported by a module': `${json('/assent/')}<script type="module" src="/inline-module.js"></script>`,
  'fetched and evaluated, with base in the JSON': `${json('/assent/')}<script src="/loader.js"></script>`,
  'inserted by a script': `<script>document.head.append(Object.assign(document.createElement('script'), { src: '/assent/assent.js' })); Object.assign(document.scripts[document.scripts.length - 1].dataset, { policyUrl: '/privacy', policyVersion: '2025-02', region: 'DE' })</script>`,
};

describe.each(['chromium', 'firefox'] as const)('in %s it works where it is', (browser) => {
  test.each(Object.entries(WORKS))('%s', async (_, head) => {
    await works(await open(head, browser));
  });
});

const SAYS: Readonly<Record<string, [head: string, words: RegExp]>> = {
  'copied elsewhere': [`<script src="/cache/a1.js" ${attributes()}></script>`, /\bbase\b/],
  'a data-base that is wrong': [
    `<script src="/assent/assent.js" ${attributes({ 'data-base': '/here' })}></script>`,
    /\bbase\b/,
  ],
  'a data-base that is no address': [
    `<script src="/assent/assent.js" ${attributes({ 'data-base': 'http://' })}></script>`,
    /\bbase\b/,
  ],
  'without its attributes, elsewhere': ['<script src="/cache/a1.js"></script>', /policy\.url: is missing.*\bbase\b/],
  'without its attributes': ['<script src="/assent/assent.js"></script>', /policy\.url: is missing/],
  'inlined without attributes': [inline(), /policy\.url: is missing.*\bbase\b/],
  'inlined with attributes and without data-base': [inline(attributes()), /\bbase\b/],
  'a module by another name': [
    '<script type="module" src="/cache/a1.js"></script>',
    /policy\.url: is missing.*\bbase\b/,
  ],
  'fetched and evaluated': ['<script src="/loader.js"></script>', /policy\.url: is missing.*\bbase\b/],
  'fetched and evaluated, with JSON without base': [
    `${assentConfig(CONFIG)}<script src="/loader.js"></script>`,
    /\bbase\b/,
  ],
};

describe.each(['chromium', 'firefox'] as const)('in %s it says what to do, and all stays shut', (browser) => {
  test.each(Object.entries(SAYS))('%s', async (_, [head, words]) => {
    const { said, errors, vendorHosts, settled, ui } = await open(head, browser);
    await settled();
    expect(said.join('\n')).toMatch(words);
    expect(await ui.banner.count()).toBe(0);
    expect(vendorHosts()).toEqual([]);
    // What the page is told beside it is the browser's own, about a file that it did not get.
    expect(
      errors.filter((error) => !/^\[assent\]|failed to load resource|loading (failed for the )?module/i.test(error)),
    ).toEqual([]);
  });

  test('one line on a page from disk, which needs a server', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assent-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp('dist/assent.js', `${folder}/assent.js`);
    await cp('dist/parts', `${folder}/parts`, { recursive: true });
    const tag = `<script src="assent.js" ${attributes({ 'data-google-analytics': 'G-XXXXXXX' })}></script>`;
    await writeFile(`${folder}/page.html`, html({ head: tag, body: HELD }));
    const { page, said, vendorHosts } = await openSite({ browser });
    await page.goto(`${pathToFileURL(folder)}/page.html`);
    await expect.poll(() => said).toHaveLength(1);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    expect(said).toEqual([expect.stringMatching(/server/)]);
    expect(vendorHosts()).toEqual([]);
  });

  test('one line where there is nothing to start from', async () => {
    const { said, settled } = await open('<script src="/loader.js"></script>', browser);
    await settled();
    expect(said).toHaveLength(1);
  });
});
