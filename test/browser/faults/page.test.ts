import { expect } from 'vitest';
import { html } from '../harness/html';
import { openSite } from '../harness/open-site';
import { fault, inline, may, PLAIN, pageOf, said, VENDOR } from './fault';

fault('B16: whatever throws in the page’s own callbacks, the choice is stored, applied and sent', async (browser) => {
  const TYPES = ['ready', 'change', 'grant', 'withdraw', 'receipt', 'open', 'close', 'error'];
  const hooks = `
    const fail = (who) => () => { throw new Error('of the page: ' + who) };
    window.dataLayer = [];
    dataLayer.push = fail('dataLayer');
    (window.assentQueue ||= []).push(fail('queue'), (assent) => {
      for (const type of ${JSON.stringify(TYPES)}) {
        assent.on(type, fail(type));
        document.addEventListener('assent:' + type, fail('event ' + type));
      }
      assent.when('analytics').then(() => new Promise(() => {}));
      assent.when('analytics').then(fail('when'));
    });`;
  const { page, ui, context, site, errors } = await openSite({
    browser,
    pages: { '*': pageOf(`<script>${hooks}</script>${inline('one')}${inline('two')}`) },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(said)).toEqual(['one', 'two']);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  expect((await context.cookies()).map(({ name }) => name)).toContain('__Host-assent');
  // They did throw.
  for (const who of ['queue', 'grant', 'event change', 'when'])
    await expect.poll(() => errors.join()).toContain(`of the page: ${who}`);
});

const PAYLOADS = [
  '<img src=x onerror=hit()>',
  '<svg onload=hit()>',
  '"><script>hit()</script>',
  'javascript:hit()',
  '<iframe srcdoc="<script>parent.hit()</script>">',
  '{{hit()}}',
  '<a href="javascript:hit()" autofocus onfocus=hit()>x</a>',
];

fault('B23: no text, address or cookie is ever run', async (browser) => {
  const text = PAYLOADS.join(' ');
  const names = ['title', 'text', 'acceptAll', 'rejectAll', 'preferences', 'save', 'close', 'policy', 'receipts'];
  const config = {
    site: text,
    policy: { url: '/privacy', version: text },
    region: 'DE',
    services: {
      chat: { category: 'analytics', name: text, provider: text, privacyUrl: 'javascript:hit()', scripts: [] },
    },
    ui: { texts: { en: Object.fromEntries(names.map((name) => [name, text])) } },
  };
  const frame = `<iframe data-consent="analytics" data-consent-src="${VENDOR}/f" title="${text.replaceAll('"', '&quot;')}" data-consent-service="chat"></iframe>`;
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  const head = `<script type="application/json" data-assent-config>${json}</script><script async src="/assent/assent.js"></script>`;
  const { page, ui, context, settled } = await openSite({ browser, pages: { '*': html({ head, body: frame }) } });
  await context.addInitScript(() => Object.assign(window, { hit: () => Object.assign(window, { isHit: true }) }));
  const query = encodeURIComponent(text);
  await page.goto(`/?title=${query}&assent=${query}#${query}`);
  await ui.banner.waitFor();
  expect(await ui.banner.textContent()).toContain('<img src=x');
  await ui.button('preferences').click();
  await ui.dialog.waitFor();
  await settled();
  expect(await page.locator('assent-ui a[href^="javascript"], assent-embed a[href^="javascript"]').count()).toBe(0);
  expect(await page.evaluate(() => 'isHit' in window)).toBe(false);
});

fault('B24: in frames without an origin or of others it throws nothing and opens nothing', async (browser) => {
  const inner = pageOf();
  const source = `data:text/html,${encodeURIComponent(inner.replace('src="/assent', 'src="https://klouttrack.test/assent'))}`;
  const frames = `<iframe sandbox="allow-scripts" src="/inner"></iframe><iframe src="${source}"></iframe>`;
  const others = '<iframe src="https://klouttrack.test/inner"></iframe>';
  const { page, context, log, settled } = await openSite({
    browser,
    pages: { '/inner': inner, '*': html({ body: frames }) },
    vendors: {
      'portal.test/': () => new Response(html({ body: others }), { headers: { 'content-type': 'text/html' } }),
    },
  });
  await context.addInitScript(() => {
    const thrown: string[] = [];
    Object.assign(window, { thrown });
    for (const type of ['error', 'unhandledrejection']) addEventListener(type, () => thrown.push(type));
  });
  for (const address of ['/', 'https://portal.test/']) {
    await page.goto(address);
    await settled();
    for (const frame of page.frames().slice(1)) {
      await frame.waitForFunction(() => window.assent);
      expect(await frame.evaluate(may)).toBe(false);
      expect(await frame.evaluate('thrown')).toEqual([]);
    }
  }
  expect(log.all(VENDOR)).toEqual([]);
});

fault('B32: on a page of an old charset every letter is right', async (browser) => {
  const page_ = (charset: string) => () =>
    new Response(pageOf(undefined, { ...PLAIN, 'data-ui-language': 'el' }).replace('<meta charset="utf-8">', ''), {
      headers: { 'content-type': `text/html; charset=${charset}` },
    });
  const { page, ui } = await openSite({
    browser,
    pages: { '/old': page_('windows-1252'), '*': page_('utf-8') },
  });
  const text = async (path: string) => {
    await page.goto(path);
    await ui.banner.waitFor();
    return [await page.evaluate(() => document.characterSet), await ui.banner.textContent()];
  };
  const [, right] = await text('/');
  expect(await text('/old')).toEqual(['windows-1252', right]);
  expect(right).toMatch(/[α-ω]{5}/);
});
