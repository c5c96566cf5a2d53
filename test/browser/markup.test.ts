import { expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const head = assentTag(PLAIN);
const say = (word: string) => `(window.said ||= []).push('${word}')`;
const inline = (word: string, attributes = '') =>
  `<script type="text/plain" data-consent="analytics" ${attributes}>${say(word)}</script>`;

const said = (page: import('playwright-core').Page) => page.evaluate(() => (window as { said?: string[] }).said ?? []);

test('marked tags start in document order, each once, and none is held up by another', async () => {
  const { page, ui, log, errors } = await openSite({
    pages: {
      '/': html({
        head,
        body: `
          ${inline('first')}
          <script type="text/plain" data-consent="analytics" src="https://dead.example/a.js"></script>
          <script type="text/plain" data-consent="analytics" src="https://slow.example/b.js"></script>
          <script type="text/plain" data-consent="analytics">throw new Error('of the tag')</script>
          <script type="text/plain" data-consent="analytics" data-type="module">${say('module')}</script>
          ${inline('last')}
          <script type="text/plain" data-consent="analytics marketing">${say('both')}</script>
          <img data-consent="analytics" data-src="https://img.example/p.gif" alt="">
          <link data-consent="analytics" rel="stylesheet" data-href="https://css.example/s.css">`,
      }),
    },
    vendors: {
      'dead.example': () => new Response(null, { status: 404 }),
      'slow.example': () => new Promise<Response>(() => {}),
    },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await said(page)).toEqual([]);
  await page.evaluate(() => window.assent?.set({ analytics: true }));
  await log.next('img.example/p.gif');
  await log.next('css.example/s.css');
  await expect.poll(() => said(page)).toEqual(['first', 'last', 'module']);
  expect(errors.join()).toContain('of the tag');

  await page.evaluate(() => window.assent?.set({ marketing: true }));
  await expect.poll(() => said(page)).toEqual(['first', 'last', 'module', 'both']);
});

test('what waits for another tag runs once that one has loaded, and stays held where that one does not exist', async () => {
  const { page, ui, errors } = await openSite({
    pages: {
      '/': html({
        head,
        body: `
          ${inline('after nobody', 'data-consent-after="nobody"')}
          ${inline('second', 'data-consent-after="library"')}
          <script id="library" type="text/plain" data-consent="analytics" src="/library.js"></script>`,
      }),
      '/library.js': say('first'),
    },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => said(page)).toEqual(['first', 'second']);
  expect(errors.join()).toContain('data-consent-after="nobody"');
});

test('what is inserted later is held, and starts at once where there is a yes', async () => {
  const { page, ui } = await openSite({ pages: { '/': html({ head, body: inline('early') }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  const insert = (word: string) =>
    page.evaluate((text) => {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<div><script type="text/plain" data-consent="analytics">${text}</script></div>`,
      );
    }, say(word));
  await insert('before the yes');
  expect(await said(page)).toEqual([]);
  await ui.button('accept-all').click();
  await expect.poll(() => said(page)).toEqual(['early', 'before the yes']);
  await insert('after the yes');
  await expect.poll(() => said(page)).toEqual(['early', 'before the yes', 'after the yes']);
});

test('a category misspelt stays closed and says so', async () => {
  const { page, ui, errors, settled } = await openSite({
    pages: {
      '/': html({
        head,
        body: `${inline('right')}<script type="text/plain" data-consent="analitycs">${say('wrong')}</script>`,
      }),
    },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await settled();
  expect(await said(page)).toEqual(['right']);
  expect(errors.join()).toContain('data-consent="analitycs"');
});

test('where Assent carries a nonce it is no way around the policy: a tag without it never runs', async () => {
  const { page, ui, settled } = await openSite({
    pages: {
      '/': html({
        head: assentTag({ ...PLAIN, nonce: 'abc' }),
        body: inline('with', 'nonce="abc"') + inline('without'),
      }),
    },
    headers: { 'Content-Security-Policy': "script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'" },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => said(page)).toEqual(['with']);
  await settled();
  expect(await said(page)).toEqual(['with']);
});

test('a link to #assent and any element that is marked so open the preferences', async () => {
  const { page, ui } = await openSite({
    pages: { '/': html({ head, body: '<a href="#assent">Choices</a><button data-consent-open>Open</button>' }) },
  });
  await page.goto('/');
  await page.click('a');
  await ui.dialog.waitFor();
  await page.keyboard.press('Escape');
  await ui.dialog.waitFor({ state: 'hidden' });
  await page.click('button[data-consent-open]');
  await ui.dialog.waitFor();
  expect(new URL(page.url()).hash).toBe('');
});

test('a mistake in the settings is said once, with path, problem and fix, and opens nothing', async () => {
  const { page, errors, settled, vendorHosts } = await openSite({
    pages: {
      '/': html({ head: assentConfig({ services: { 'google-analytics': { id: 'UA-1' } } }) + assentTag(PLAIN) }),
    },
  });
  await page.goto('/');
  await settled();
  const said = errors.filter((error) => error.includes('services.google-analytics.id'));
  expect(said).toEqual([
    '[assent] services.google-analytics.id: "UA-1" is wrong; use the measurement id, such as G-XXXXXXX',
  ]);
  expect(vendorHosts()).toEqual([]);
});

test('a withdrawal reloads the page where a marked script runs, which nothing else can stop, and only then', async () => {
  const { page, ui, log } = await openSite({
    pages: { '/': html({ head, body: `${inline('tracker')}<script>performance.mark('page')</script>` }) },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => said(page)).toEqual(['tracker']);
  const mark = log.mark();
  await ui.button('reopen').click();
  await ui.button('reject-all', ui.dialog).click();
  await log.next('/assent/assent.js', mark);
  await ui.button('reopen').waitFor();
  expect(await said(page)).toEqual([]);
  expect(log.all((request) => request.path === '/', mark)).toHaveLength(1);
});

test('a tag whose author forgot to hold it is not run a second time', async () => {
  const { page, ui, settled } = await openSite({
    pages: {
      '/': html({ head, body: `<script data-consent="analytics">${say('at once')}</script>${inline('held')}` }),
    },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await settled();
  expect(await said(page)).toEqual(['at once', 'held']);
});
