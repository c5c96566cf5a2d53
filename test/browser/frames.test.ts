import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';
import { SITE } from './harness/site';

/* A page in a frame: of the same site the page around it asks; of another site all stays shut, and nothing is asked. */

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const inner = html({ head: assentTag(TAG), body: '<h1>Inner</h1>' });
const frame = (src: string) => `<h1>Outer</h1><iframe src="${src}" width="400" height="300"></iframe>`;

describe('of the same site', () => {
  test.each([
    ['one frame', { '/': html({ head: assentTag(TAG), body: frame('/inner') }), '/inner': inner }],
    [
      'a frame in a frame without a tag',
      {
        '/': html({ head: assentTag(TAG), body: frame('/middle') }),
        '/middle': html({ body: frame('/inner') }),
        '/inner': inner,
      },
    ],
    [
      'a frame that is there before the tag',
      { '/': html({ body: `${frame('/inner')}${assentTag(TAG)}` }), '/inner': inner },
    ],
    [
      'a frame that comes later',
      {
        '/': html({
          head: assentTag(TAG),
          body: `<p id="place"></p><script>setTimeout(() => { place.innerHTML = '<iframe src="/inner"></iframe>'; })</script>`,
        }),
        '/inner': inner,
      },
    ],
  ])('%s: asked once, in the page around it, and the frame follows', async (_name, pages) => {
    const { page, ui, settled } = await openSite({ pages });
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    const frames = page.frames().slice(1);
    expect(frames.length).toBeGreaterThan(0);
    for (const it of frames) expect(await it.locator('[part=banner]').count()).toBe(0);
    await ui.button('accept-all').click();
    await expect.poll(() => frames.at(-1)?.evaluate(() => window.assent?.has('analytics'))).toBe(true);
  });

  test('where the page around it has no Assent, the frame asks', async () => {
    const { page } = await openSite({ pages: { '/': html({ body: frame('/inner') }), '/inner': inner } });
    await page.goto('/');
    await page.frameLocator('iframe').locator('[data-action=reject-all]').click();
    await page.frameLocator('iframe').locator('[data-action=reopen]').waitFor();
  });

  test('an element named assent around it is no Assent', async () => {
    const { page } = await openSite({
      pages: { '/': html({ body: `<p id="assent"></p>${frame('/inner')}` }), '/inner': inner },
    });
    await page.goto('/');
    await page.frameLocator('iframe').locator('[data-action=reject-all]').click();
  });
});

describe('of another site', () => {
  test.each([
    ['under opt-in', TAG, frame(`${SITE}/inner`)],
    ['where services run until somebody objects', { ...EXAMPLE, 'data-region': 'US-CA' }, frame(`${SITE}/inner`)],
    [
      'with a policy that forbids its referrer',
      TAG,
      `<iframe referrerpolicy="no-referrer" src="${SITE}/inner"></iframe>`,
    ],
  ])('%s: nothing is asked, nothing runs, and it is said once', async (_name, tag, body) => {
    const { page, said, vendorHosts, settled } = await openSite({
      pages: { '/inner': html({ head: assentTag(tag), body: '<h1>Inner</h1>' }) },
      vendors: { 'other.example': () => new Response(html({ body }), { headers: { 'content-type': 'text/html' } }) },
    });
    await page.goto('https://other.example/');
    await page.frameLocator('iframe').locator('h1').waitFor();
    await page.waitForLoadState('load');
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toContain('in a frame of another site');
    const inside = page.frames()[1];
    await expect.poll(() => inside?.evaluate(() => window.assent?.consent.status)).toBe('unasked');
    await settled(page);
    expect(await page.frameLocator('iframe').locator('assent-ui').count()).toBe(0);
    expect(vendorHosts().filter((host) => /google|facebook/.test(host))).toEqual([]);
  });

  test('the preferences open there when the visitor asks for them', async () => {
    const { page } = await openSite({
      // The driver of Firefox loses clicks in a frame of another site.
      browser: 'chromium',
      pages: { '/inner': html({ head: assentTag(TAG), body: '<a href="#assent">Cookies</a>' }) },
      vendors: {
        'other.example': () =>
          new Response(html({ body: frame(`${SITE}/inner`) }), { headers: { 'content-type': 'text/html' } }),
      },
    });
    await page.goto('https://other.example/');
    await page.frameLocator('iframe').locator('a').click();
    await page.frameLocator('iframe').locator('[part=dialog]').waitFor();
    expect(await page.frameLocator('iframe').locator('[part=banner]').count()).toBe(0);
  });

  test('a subdomain that shares the cookie is of the same site', async () => {
    const tag = { ...TAG, 'data-cookie-domain': 'klouttrack.test' };
    const { page } = await openSite({
      pages: {
        'shop.klouttrack.test/inner': html({ head: assentTag(tag) }),
        '/': html({ body: frame('https://shop.klouttrack.test/inner') }),
      },
    });
    await page.goto('/');
    await page.frameLocator('iframe').locator('[data-action=reject-all]').click();
    await page.frameLocator('iframe').locator('[data-action=reopen]').waitFor();
  });
});
