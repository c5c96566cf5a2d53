import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeSite } from '../../src/site/compose';
import type { SitePieces } from '../../src/site/contract';
import { EMPTY_STORES } from './harness/browser-stores';
import { html } from './harness/html';
import { openSite } from './harness/open-site';

/** The README, followed word for word by somebody who has never seen Assent. */
const readme = readFileSync('README.md', 'utf8');

/** The code that stands below a heading of the README, as this language. */
function codeOf(title: string, language: string): string {
  const [, section = ''] = readme.split(`\n## ${title}\n`);
  const [, code] =
    new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section.split('\n## ')[0] ?? '') ?? [];
  if (!code) throw new Error(`README.md has no ${language} below "${title}".`);
  return code;
}

const tag = codeOf('The tag alone', 'html');
/** For what stands in JSON: the tag without attributes. */
const bare = '<script async src="/assent/assent.js"></script>';

const PIECES: SitePieces = JSON.parse(readFileSync('dist/server/site-pieces.json', 'utf8'));
const SCRIPT = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };

test('one command and one tag are a working installation', async () => {
  const config = JSON.parse(codeOf('One command and one tag', 'json'));
  const served = [...composeSite(PIECES, config, true)].map(([name, { text }]) => [
    `/assent/${name}`,
    () => new Response(text, { headers: SCRIPT }),
  ]);
  const { page, ui, site, log, vendorHosts, settled, errors } = await openSite({
    pages: { ...Object.fromEntries(served), '*': html({ head: codeOf('One command and one tag', 'html') }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next('gtag/js');
  await log.next('fbevents.js');
  await expect.poll(() => site.receipts()).toHaveLength(1);
  expect(errors).toEqual([]);
});

test.each([true, false])(
  'the tag with integrity loads what integrity.json says: %s, and nothing else',
  async (isIntact) => {
    const [tagWithIntegrity = ''] =
      readFileSync('docs/endpoint.md', 'utf8').match(/<script .* integrity=.*<\/script>/) ?? [];
    const files = composeSite(PIECES, JSON.parse(codeOf('One command and one tag', 'json')), false);
    const head = tagWithIntegrity
      .replace('cdn.example', 'cdn.klouttrack.test')
      .replace('sha384-…', files.get('assent.js')?.integrity ?? '');
    const served = [...files].map(([name, { text }]) => [
      `cdn.klouttrack.test/assent/${name}`,
      () => new Response(isIntact ? text : `${text}/**/`, { headers: SCRIPT }),
    ]);
    const { page, ui, errors } = await openSite({ pages: { ...Object.fromEntries(served), '*': html({ head }) } });
    await page.goto('/');
    if (isIntact) await ui.banner.waitFor();
    else await expect.poll(() => errors.join()).toContain('integrity');
    expect(await page.evaluate(() => 'assent' in window)).toBe(isIntact);
  },
);

test('"Does it work?" is answered as the README says', async () => {
  const queue = codeOf('API', 'html');
  const { page, ui, vendorHosts, browserStores, settled } = await openSite({
    pages: { '*': html({ head: queue + tag }) },
  });
  const printed: string[] = [];
  page.on('console', (message) => printed.push(message.text()));
  const hasPrinted = (name: string) => expect.poll(() => printed.some((line) => line.startsWith(name))).toBe(true);

  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect(await browserStores()).toEqual(EMPTY_STORES);

  await page.evaluate(codeOf('Does it work?', 'js'));
  await page.evaluate(codeOf('Events', 'js'));
  await ui.button('accept-all').click();
  for (const name of ['receipt', 'grant', 'change', 'may run now:']) await hasPrinted(name);
  await expect.poll(vendorHosts).toContain('www.googletagmanager.com');
  await expect.poll(vendorHosts).toContain('connect.facebook.net');
  const pixelCookies = async () => (await page.context().cookies()).filter(({ name }) => name === '_fbp').length;
  await expect.poll(pixelCookies).toBe(1);

  await ui.button('reopen').click();
  await ui.switch('marketing').uncheck();
  await ui.button('save').click();
  await hasPrinted('withdraw');
  expect(await pixelCookies()).toBe(0);
  expect(await page.evaluate(() => window.assent?.receipts().length)).toBe(2);

  await page.reload();
  await expect.poll(() => page.evaluate(() => window.assent?.has('google-analytics'))).toBe(true);
  await settled();
  expect(await ui.banner.isVisible()).toBe(false);
  expect(await page.evaluate(() => window.assent?.has('meta-pixel'))).toBe(false);
});

test('the texts of the README stand in the banner', async () => {
  const { page, ui } = await openSite({ pages: { '/': html({ head: codeOf('Your own texts', 'html') + bare }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await ui.banner.textContent()).toContain('Before we start');
  expect(await ui.button('accept-all').textContent()).toBe('Allow all');
  expect(await ui.button('reject-all').textContent()).toBe('Allow none');
});

test.each(['light', 'dark'] as const)(
  'the colours of the README are those of the buttons, in the %s',
  async (scheme) => {
    const css = codeOf('Your own colours', 'css');
    const { page, ui } = await openSite({
      pages: { '/': html({ head: `<style>${css}</style>${tag}` }) },
      context: { colorScheme: scheme },
    });
    await page.goto('/');
    await ui.banner.waitFor();
    const pairs = [...css.matchAll(/light-dark\((#\w+), (#\w+)\)/g)].map(([, light, dark]) =>
      scheme === 'light' ? light : dark,
    );
    const shown = (colour: string) =>
      page.evaluate((text) => {
        const element = document.body.appendChild(document.createElement('i'));
        element.style.color = text;
        return getComputedStyle(element).color;
      }, colour);
    const [back = '', front = ''] = pairs;
    for (const action of ['accept-all', 'reject-all'] as const) {
      const style = await ui.button(action).evaluate((element) => {
        const { backgroundColor, color } = getComputedStyle(element);
        return [backgroundColor, color];
      });
      expect(style).toEqual([await shown(back), await shown(front)]);
    }
  },
);

test("the README's link in the footer opens the preferences, also before the answer", async () => {
  const link = codeOf('A link in the footer', 'html');
  const { page, ui } = await openSite({ pages: { '*': html({ head: tag, body: `<h1>Klouttrack</h1>${link}` }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  await page.getByRole('link', { name: 'Privacy choices' }).click();
  await ui.dialog.waitFor();
});
