import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/*
 * Pages as people have them: other scripts copy, keep, clone, move and rewrite what is marked. The gate judges by what it
 * remembers, and not by what the markup says.
 */

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const BROWSERS = ['chromium', 'firefox'] as const;
const head = assentTag({ ...PLAIN, async: '' });
const VIDEO = 'https://www.youtube.com/embed/abc123';
const frame = (attributes = '', address = `data-src="${VIDEO}"`) =>
  `<iframe width="560" height="315" data-consent="marketing" data-consent-service="youtube" ${attributes} ${address}></iframe>`;
const held = (name: string, attributes = '') =>
  `<script type="text/plain" data-consent="analytics" src="https://tags.vendor.test/t.js?n=${name}" ${attributes}></script>`;

const arrive = async (browser: (typeof BROWSERS)[number], body: string): Promise<Visit> => {
  const visit = await openSite({ browser, pages: { '*': html({ head, body }) } });
  await visit.page.goto('/');
  await visit.ui.banner.waitFor();
  return visit;
};
const run = (page: Page) => page.evaluate(() => (window as { ran?: string[] }).ran ?? []);
const shown = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((it) => [
      it.getAttribute('src'),
      it.getBoundingClientRect().width > 1,
    ]),
  );
const EMBEDDED = 'https://www.youtube-nocookie.com/embed/abc123';

describe.each(BROWSERS)('a lazy loader of the page opens nothing, in %s', (browser) => {
  const image = '<img class="lazy" alt="" data-consent="marketing" data-src="https://tags.vendor.test/t.gif?n=lazy">';
  test.each([
    ['copies data-src', `e.setAttribute('src', e.getAttribute('data-src') ?? '')`],
    ['sets the property', `if (e.dataset.src) e.src = e.dataset.src`],
    ['looks again and again', `setInterval(() => { if (e.dataset.src) e.src = e.dataset.src }, 20)`],
    ['makes another of it', `{ const c = e.cloneNode(); if (c.dataset.src) c.src = c.dataset.src; e.replaceWith(c); }`],
  ])('that %s', async (_what, act) => {
    const visit = await arrive(browser, `${frame('class="lazy"')}${image}<p>Text</p>`);
    const { page, ui, settled, vendorHosts, log } = visit;
    await ui.embed.first().waitFor();
    await page.evaluate((text) => {
      for (const e of document.querySelectorAll<HTMLElement>('.lazy')) Function('e', text)(e);
    }, act);
    await settled();
    expect(vendorHosts()).toEqual([]);
    expect(await page.locator('[data-consent][src]:not([src=""])').count()).toBe(0);
    await ui.button('accept-all').click();
    await log.next('youtube-nocookie.com/embed/abc123');
    await log.next('t.gif?n=lazy');
    expect(vendorHosts().sort()).toEqual(['tags.vendor.test', 'www.youtube-nocookie.com']);
  });
});

describe.each(BROWSERS)('document.write of a held script lands where the script stands, in %s', (browser) => {
  const OUTPUT = '<p class="written">from the vendor</p>';
  test.each([
    ['at once', `document.write('${OUTPUT}')`],
    ['in pieces', `document.write('<p class="written">from '); document.write('the vendor', '</p>')`],
    ['by lines', `document.writeln('${OUTPUT}')`],
    ['by a script that it writes', `document.write('<scr' + 'ipt>document.write(\\'${OUTPUT}\\')</scr' + 'ipt>')`],
  ])('%s', async (_what, text) => {
    const marked = `<script id="tag" type="text/plain" data-consent="marketing">${text}</script>`;
    const { page, ui, said, errors } = await arrive(browser, `<h1>Article</h1>${marked}<p id="after">More</p>`);
    await ui.button('accept-all').click();
    await page.locator('.written').waitFor();
    expect(await page.locator('.written').textContent()).toBe('from the vendor');
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, without the text of scripts
    expect((await page.locator('body').innerText()).replace(/\s+/g, ' ')).toContain('Article from the vendor More');
    expect(said.join()).toContain('has written into the page');
    expect(errors).toEqual([]);
    await page.goto('/next');
    await page.locator('.written').waitFor();
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('from a file', async () => {
    const { page, ui, errors } = await openSite({
      browser,
      pages: {
        '/': html({
          head,
          body: `<h1>Article</h1>${'<script type="text/plain" data-consent="marketing" src="/w.js"></script>'}<p>More</p>`,
        }),
        '/w.js': `document.write('${OUTPUT}')`,
      },
    });
    await page.goto('/');
    await ui.button('accept-all').click();
    await page.locator('h1 ~ .written').waitFor();
    expect(errors).toEqual([]);
  });
});

describe.each(BROWSERS)('what the page has made is its own to take out, in %s', (browser) => {
  test.each([
    ['the script', held('r'), 'script[data-consent]', 'n=r'],
    [
      'an inline script',
      `<script type="text/plain" data-consent="analytics">ran = ['inline']</script>`,
      'script[data-consent]',
      'inline',
    ],
    ['the frame', frame(), 'iframe', undefined],
    ['an image', '<img data-consent="analytics" data-src="https://tags.vendor.test/t.gif">', 'img', undefined],
  ])('%s', async (_what, body, selector, ran) => {
    const { page, ui, settled, errors } = await arrive(browser, `<main>${body}<p>Text</p></main>`);
    const own = await page.evaluateHandle(
      (it) => [document.querySelector(it), document.querySelector('main')],
      selector,
    );
    await ui.button('accept-all').click();
    await settled();
    const before = await run(page);
    expect(before.join()).toContain(ran ?? '');
    const left = await own.evaluate(([element, parent]) => {
      parent?.removeChild(element as Element);
      return [...(parent as Element).children].map(({ localName }) => localName);
    });
    expect(left).toEqual(['p']);
    await settled();
    expect(await run(page)).toEqual(before);
    expect(errors).toEqual([]);
  });
});

describe.each(BROWSERS)('a placeholder goes with its frame, in %s', (browser) => {
  test.each([
    ['the frame is removed', `document.querySelector('iframe').remove()`],
    ['what it stands in is emptied', `document.querySelector('main').innerHTML = '<p>About</p>'`],
    ['what it stands in is replaced', `document.querySelector('main').replaceWith(document.createElement('main'))`],
    ['the body is swapped', `document.body = document.createElement('body')`],
  ])('%s', async (_what, act) => {
    const { page, ui } = await arrive(browser, `<main>${frame()}<p>Text</p></main>`);
    await ui.embed.first().waitFor();
    await page.evaluate(act);
    await expect.poll(() => ui.embed.count()).toBe(0);
    expect(await page.locator('body').textContent()).not.toContain('YouTube');
  });
});

describe.each(BROWSERS)('a copy of a held frame has a placeholder of its own, in %s', (browser) => {
  test.each([
    ['cloned with its slide', `t.append(t.firstElementChild.cloneNode(true))`],
    ['brought as HTML', `t.insertAdjacentHTML('beforeend', t.innerHTML)`],
    ['imported', `t.append(document.importNode(t.firstElementChild, true))`],
    ['cloned alone, and moved', `{ const c = t.querySelector('iframe').cloneNode(); t.append(c); t.prepend(c); }`],
  ])('%s', async (_what, act) => {
    const { page, ui, log } = await arrive(browser, `<div id="track"><div class="slide">${frame()}</div></div>`);
    await ui.embed.first().waitFor();
    await page.evaluate((text) => Function('t', text)(document.querySelector('#track')), act);
    await expect.poll(() => ui.embedButton('load-once').count()).toBe(2);
    expect(await ui.embed.count()).toBe(2);
    for (const box of await ui.embed.all()) expect((await box.boundingBox())?.width).toBe(564);
    await ui.button('accept-all').click();
    await expect.poll(() => log.all('/embed/abc123').length).toBe(2);
    await expect
      .poll(() => shown(page))
      .toEqual([
        [EMBEDDED, true],
        [EMBEDDED, true],
      ]);
    expect(await ui.embed.count()).toBe(0);
  });

  test.each([
    ['a clone', `k = t.firstElementChild.cloneNode(true)`, `t.replaceChildren(k)`],
    ['its HTML', `k = t.innerHTML`, `t.innerHTML = k`],
    ['itself', `k = t.firstElementChild; k.remove()`, `t.append(k)`],
  ])('kept opened over a withdrawal, %s comes back shut', async (_what, keep, bring) => {
    const { page, ui, settled } = await arrive(browser, `<div id="track"><div>${frame()}</div></div>`);
    await ui.button('accept-all').click();
    await expect.poll(() => shown(page)).toEqual([[EMBEDDED, true]]);
    await page.evaluate(
      (text) => Function(`const t = document.querySelector('#track'); ${text.replace('k =', 'window.k =')}`)(),
      keep,
    );
    await page.evaluate(() => window.assent?.rejectAll());
    await page.evaluate((text) => Function(`const t = document.querySelector('#track'); ${text}`)(), bring);
    await ui.embed.first().waitFor();
    await settled();
    expect(await page.locator('iframe[src]').count()).toBe(0);
    expect(await ui.embed.count()).toBe(1);
  });
});

describe.each(BROWSERS)(
  'components: what is marked in an open shadow root is asked about, opened and shut, in %s',
  (browser) => {
    const inner = JSON.stringify(frame());
    const define = `customElements.define('video-card', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${inner}; } })`;
    test.each([
      ['defined before', `<video-card></video-card><script>${define}</script>`, ''],
      ['defined late', '<video-card></video-card>', define],
      [
        'filled late',
        '<div id="host"></div>',
        `const root = document.querySelector('#host').attachShadow({ mode: 'open' });
      setTimeout(() => { root.innerHTML = ${inner}; })`,
      ],
      [
        'one in another',
        '<video-card></video-card>',
        `${define.replaceAll('video-card', 'inner-card')};
      customElements.define('video-card', class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<p><inner-card></inner-card></p>'; } })`,
      ],
      ['declarative', `<video-card><template shadowrootmode="open">${frame()}</template></video-card>`, ''],
    ])('%s', async (_what, body, late) => {
      const { page, ui, log, errors } = await openSite({ browser, pages: { '/': html({ head, body }) } });
      await page.goto('/');
      await page.waitForFunction(() => window.assent);
      await page.evaluate(late);
      await ui.banner.waitFor();
      await ui.embed.first().waitFor();
      await ui.button('accept-all').click();
      await log.next('youtube-nocookie.com/embed/abc123');
      await expect.poll(() => ui.embed.count()).toBe(0);
      await page.evaluate(() => window.assent?.rejectAll());
      await ui.embed.first().waitFor();
      expect(await page.locator('iframe[src]').count()).toBe(0);
      expect(errors).toEqual([]);
    });
  },
);

describe.each(BROWSERS)('a frame that is shown later has its placeholder then, in %s', (browser) => {
  test.each([
    ['by its own style', frame('id="v" style="display:none"'), `v.style.display = 'block'`, `v.style.display = 'none'`],
    ['by the attribute hidden', frame('id="v" hidden'), `v.hidden = false`, `v.hidden = true`],
    [
      'by a class of what it is in',
      `<style>.tab:not(.on) iframe { display: none }</style><div id="v" class="tab">${frame()}</div>`,
      `v.classList.add('on')`,
      `v.classList.remove('on')`,
    ],
    [
      'with what it is in',
      `<div id="v" style="display:none">${frame()}</div>`,
      `v.style.display = ''`,
      `v.style.display = 'none'`,
    ],
  ])('%s', async (_what, body, show, hide) => {
    const { page, ui, settled } = await arrive(browser, body);
    const act = (text: string) => page.evaluate((it) => Function('v', it)(document.querySelector('#v')), text);
    await settled();
    expect(await ui.embed.locator('visible=true').count()).toBe(0);
    await act(show);
    await ui.embed.locator('visible=true').waitFor();
    expect((await ui.embed.boundingBox())?.width).toBe(564);
    await act(hide);
    await ui.embed.waitFor({ state: 'hidden' });
    await act(show);
    await ui.embedButton('load-once').click();
    await expect.poll(() => shown(page)).toEqual([[EMBEDDED, true]]);
  });
});

describe.each(BROWSERS)('a frame that the page sends elsewhere, in %s', (browser) => {
  test('while it is open goes there by the address that stores least, and comes back to nothing after a no', async () => {
    const { page, ui, log, settled } = await arrive(browser, frame('id="v"'));
    await ui.button('accept-all').click();
    // Its document runs: Firefox loses the second of two navigations of a frame where the first is not there yet.
    await log.next('youtube-nocookie.com/api/stats/qoe');
    await page.evaluate(() => {
      (document.querySelector('#v') as HTMLIFrameElement).src =
        'https://www.youtube-nocookie.com/embed/third?autoplay=1';
    });
    await log.next('youtube-nocookie.com/embed/third');
    await page.evaluate(() => window.assent?.rejectAll());
    await ui.embed.waitFor();
    await settled();
    expect(
      await page.locator('iframe').evaluate((it: HTMLElement) => [it.getAttribute('src'), it.dataset.consentSrc]),
    ).toEqual([null, 'https://www.youtube-nocookie.com/embed/third?autoplay=1']);
  });
});

describe.each(BROWSERS)('a frame that was let through once becomes another one, as by a morph, in %s', (browser) => {
  test('what it showed is gone, a placeholder stands there, and the visitor can go forward still', async () => {
    const { page, ui, log, settled } = await arrive(browser, frame('id="v"'));
    await page.evaluate(() => history.pushState({}, '', '/next'));
    await page.goBack();
    await ui.embedButton('load-once').click();
    await log.next('youtube-nocookie.com/api/stats/qoe');
    await page.evaluate(() => {
      const it = document.querySelector('#v') as HTMLIFrameElement;
      it.dataset.src = 'https://www.youtube.com/embed/other';
      it.removeAttribute('src');
      delete it.dataset.consentSrc;
    });
    await ui.embed.waitFor();
    await settled();
    expect(page.frames().filter((it) => it.url().includes('youtube'))).toEqual([]);
    expect(log.all('embed/other')).toEqual([]);
    await page.evaluate(() => history.forward());
    await page.waitForURL('**/next');
  });
});

describe.each(BROWSERS)('a frame whose address changes, in %s', (browser) => {
  const OTHER = 'https://www.youtube.com/embed/other';
  test.each([
    ['as it was marked', `v.dataset.src = '${OTHER}'`],
    ['as the gate keeps it', `v.dataset.consentSrc = '${OTHER}'`],
  ])('while it is held and while it is open: %s', async (_what, change) => {
    const { page, ui, log, settled, vendorHosts } = await arrive(browser, frame('id="v"'));
    await ui.embed.waitFor();
    const act = (text: string) => page.evaluate((it) => Function('v', it)(document.querySelector('#v')), text);
    await act(change);
    await settled();
    expect(vendorHosts()).toEqual([]);
    await ui.button('accept-all').click();
    await log.next('youtube-nocookie.com/embed/other');
    await act(change.replace('other', 'third'));
    await log.next('youtube-nocookie.com/embed/third');
    expect(log.all('/embed/abc123')).toEqual([]);
  });
});
