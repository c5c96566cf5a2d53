import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const head = assentTag(PLAIN);
const say = (word: string) => `(window.said ||= []).push('${word}')`;
const inline = (word: string, category = 'analytics', attributes = '') =>
  `<script type="text/plain" data-consent="${category}" ${attributes}>${say(word)}</script>`;
const said = (page: Page) => page.evaluate(() => (window as { said?: string[] }).said ?? []);
/** Without what Assent explains. */
const thrown = (errors: readonly string[]) => errors.filter((error) => !error.startsWith('[assent]'));

describe('an element with an attribute that no script may set holds up nobody', () => {
  const script = (attribute: string) =>
    `<script type="text/plain" data-consent="analytics" ${attribute} src="/odd.js"></script>`;
  /** Younger browsers take every name without a space, =, / or >. */
  const beOld = () => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      if (!/^[\w:][\w:.-]*$/.test(name)) throw new DOMException(`'${name}' is no name`, 'InvalidCharacterError');
      setAttribute.call(this, name, value);
    };
  };
  test.each([
    ['a stray =', 'chromium', script('=')],
    ['a stray =', 'firefox', script('=')],
    ['a stray = before a value', 'chromium', script('="x"')],
    ['a stray quote', 'an older chromium', script('"=""')],
    ['@click', 'an older chromium', script('@click="go()"')],
    [
      'a frame with a stray =',
      'chromium',
      '<iframe data-consent="analytics" = data-src="/odd.html" title="odd"></iframe>',
    ],
  ] as const)(
    'with %s: what comes after it starts, deciding resolves, and the next page starts too, in %s',
    async (_name, browser, markup) => {
      const body = `${inline('before')}${markup}${inline('after')}
      <img data-consent="analytics" data-src="https://img.example/p.gif" alt="">`;
      const { page, ui, log, errors, settled, context } = await openSite({
        browser: browser === 'firefox' ? browser : 'chromium',
        pages: { '/odd.js': '', '/odd.html': html(), '*': html({ head, body }) },
      });
      if (browser === 'an older chromium') await context.addInitScript(beOld);
      await page.goto('/');
      await ui.banner.waitFor();
      const outcome = await page.evaluate(() =>
        window.assent?.acceptAll().then(
          ({ granted }) => granted.join(),
          (error) => `rejected: ${error}`,
        ),
      );
      expect(outcome).toContain('analytics');
      await expect.poll(() => said(page)).toEqual(['before', 'after']);
      await log.next('img.example/p.gif');
      await ui.banner.waitFor({ state: 'detached' });

      const mark = log.mark();
      await page.goto('/next');
      await page.evaluate(() => new Promise((ready) => window.assent?.on('ready', ready)));
      await expect.poll(() => said(page)).toEqual(['before', 'after']);
      await log.next('img.example/p.gif', mark);
      await settled();
      expect(thrown(errors)).toEqual([]);
    },
  );
});

test.each(['', ' '])('data-consent-service="%s" names no service: its category alone counts', async (name) => {
  const { page, ui, site } = await openSite({
    pages: { '*': html({ head, body: inline('held', 'analytics', `data-consent-service="${name}"`) }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await page.evaluate(() => window.assent?.consent.services)).toEqual({});
  await page.evaluate(async () => void (await window.assent?.set({ analytics: true })));
  await expect.poll(() => said(page)).toEqual(['held']);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  expect((await site.receipts())[0]?.receipt.services).toEqual({});
});

test('a frame whose data-consent-service is empty says in its placeholder where it comes from', async () => {
  const body =
    '<iframe data-consent="marketing" data-consent-service="" data-src="https://films.example/1" title="A film"></iframe>';
  const { page, ui, log } = await openSite({ pages: { '*': html({ head, body }) } });
  await page.goto('/');
  await ui.embed.waitFor();
  expect(await ui.embed.locator('b').textContent()).toBe('films.example');
  await ui.embedButton('always-allow').click();
  await log.next('films.example/1');
  expect(await page.evaluate(() => window.assent?.has('marketing'))).toBe(true);
});

test.each(['https://', 'http://[', 'https://films.example:x/1'])(
  'a frame whose address is no URL (%j) rejects nothing, and other frames get their placeholders',
  async (address) => {
    const frame = (src: string) => `<iframe data-consent="marketing" data-src="${src}" title="A film"></iframe>`;
    const body = `${frame(address)}${frame('https://films.example/1')}<div id="room"></div>`;
    const { page, ui, errors, settled } = await openSite({ pages: { '*': html({ head, body }) } });
    await page.goto('/');
    const films = ui.embed.filter({ hasText: 'films.example' });
    await films.waitFor();
    // Drawn again, with one more.
    await page.evaluate((markup) => {
      (document.getElementById('room') as HTMLElement).innerHTML = markup;
    }, frame('https://films.example/2'));
    await films.nth(1).waitFor();
    await settled();
    expect(thrown(errors)).toEqual([]);
    await ui.button('accept-all').click();
    await expect.poll(() => films.count()).toBe(0);
  },
);

test.each(['TEXT/PLAIN', 'Text/Plain', ' text/plain '])(
  'type="%s" is held and starts with its yes, as text/plain does',
  async (type) => {
    const script = (word: string) => `<script type="${type}" data-consent="analytics">${say(word)}</script>`;
    const { page, ui } = await openSite({ pages: { '*': html({ head, body: script('one') + script('two') }) } });
    await page.goto('/');
    await ui.banner.waitFor();
    expect(await said(page)).toEqual([]);
    await ui.button('accept-all').click();
    await expect.poll(() => said(page)).toEqual(['one', 'two']);
  },
);

describe('type="text/plain;x" is inert like text/plain', () => {
  const TYPES = ['text/plain;x', 'text/plain; charset=utf-8'];
  const script = (type: string) => `<script type="${type}" data-consent="analytics">${say('odd')}</script>`;

  test.each(TYPES)(
    'and a withdrawal of something else does not reload the page for %s, which never ran',
    async (type) => {
      const body = script(type) + inline('other', 'analytics');
      const marketing = '<img data-consent="marketing" data-src="https://img.example/p.gif" alt="">';
      const { page, ui, log, siteRequests, settled } = await openSite({
        pages: { '*': html({ head, body: body + marketing }) },
      });
      await page.goto('/page');
      await ui.banner.waitFor();
      await page.evaluate(async () => void (await window.assent?.set({ marketing: true })));
      await log.next('img.example/p.gif');
      await page.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
      await settled();
      expect(siteRequests('/page')).toHaveLength(1);
      expect(await said(page)).toEqual([]);
    },
  );

  test.each(TYPES)('and %s starts with its yes, as any other that browsers do not run', async (type) => {
    const body = script(type) + inline('marked');
    const { page, ui, settled } = await openSite({ pages: { '*': html({ head, body }) } });
    await page.goto('/page');
    await ui.banner.waitFor();
    expect(await said(page)).toEqual([]);
    await ui.button('accept-all').click();
    await expect.poll(() => said(page)).toContain('marked');
    await settled();
    expect(await said(page)).toEqual(['odd', 'marked']);
  });
});

test('a late listener of "ready" that was taken off again is not called', async () => {
  const { page, ui } = await openSite({ pages: { '*': html({ head, body: inline('held') }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  const calls = await page.evaluate(async () => {
    const { assent } = window;
    const called: string[] = [];
    const replayed = (act: (listener: () => void) => void) => new Promise<void>((done) => act(done));
    await replayed((done) => assent?.on('ready', done));
    assent?.on('ready', () => called.push('taken off at once'))();
    const off = assent?.on('ready', () => called.push('taken off a moment later'));
    await Promise.resolve();
    off?.();
    assent?.on('ready', () => called.push('stays'));
    // It was asked for after them, and so is told after them.
    await replayed((done) => assent?.on('ready', done));
    return called;
  });
  expect(calls).toEqual(['stays']);
});

test('a late listener of "ready" is not called after destroy()', async () => {
  const { page, ui } = await openSite({ pages: { '*': html({ head, body: inline('held') }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  const isCalled = await page.evaluate(async () => {
    let called = false;
    window.assent?.on('ready', () => {
      called = true;
    });
    window.assent?.destroy();
    for (let i = 0; i < 3; i++) await new Promise((resume) => setTimeout(resume));
    return called;
  });
  expect(isCalled).toBe(false);
});
