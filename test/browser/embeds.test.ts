import { expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { type OpenSiteOptions, openSite } from './harness/open-site';
import { script } from './harness/vendors';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02' };
const frame = (service: string, src: string, more = '') =>
  `<iframe data-consent="marketing" data-consent-service="${service}" data-src="${src}" width="560" height="315" title="${service}" ${more}></iframe>`;

function open(body: string, services: object = {}, more: OpenSiteOptions = {}) {
  return openSite({ pages: { '*': html({ head: assentConfig({ services }) + assentTag(TAG), body }) }, ...more });
}

const FRAMES: [service: string, held: string, released: string, source: string][] = [
  [
    'youtube',
    'https://www.youtube.com/embed/aqz-KE-bpKQ?start=3',
    'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?start=3',
    'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
  ],
  [
    'vimeo',
    'https://player.vimeo.com/video/76979871?h=8272103f6e#t=10s',
    'https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1#t=10s',
    'https://vimeo.com/76979871',
  ],
  [
    'instagram',
    'https://www.instagram.com/p/C1/embed',
    'https://www.instagram.com/p/C1/embed',
    'https://www.instagram.com/p/C1/',
  ],
  [
    'tiktok',
    'https://www.tiktok.com/player/v1/7000000000000000000',
    'https://www.tiktok.com/player/v1/7000000000000000000',
    'https://www.tiktok.com/@/video/7000000000000000000',
  ],
  [
    'x',
    'https://platform.twitter.com/embed/Tweet.html?id=20',
    'https://platform.twitter.com/embed/Tweet.html?id=20',
    'https://x.com/i/status/20',
  ],
  [
    'google-maps',
    'https://www.google.com/maps/embed?pb=1',
    'https://www.google.com/maps/embed?pb=1',
    'https://www.google.com/maps/embed?pb=1',
  ],
  [
    'spotify',
    'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC',
    'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC',
    'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC',
  ],
];

test.each([
  ['the settings name it', true],
  ['only the markup names it', false],
])('each embed has a placeholder, and the address that stores the least, where %s', async (_, isNamed) => {
  const services = isNamed ? Object.fromEntries(FRAMES.map(([id]) => [id, {}])) : {};
  const body = FRAMES.map(([service, held]) => frame(service, held)).join('\n');
  const { page, ui, log, vendorHosts, settled } = await open(body, services);
  await page.goto('/');
  await ui.embed.nth(FRAMES.length - 1).waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect(
    await ui.embed.locator('a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)),
  ).toEqual(FRAMES.map(([, , , source]) => source));
  // Once, for the first; its part has come with the placeholder.
  await ui.embedButton('load-once').first().click();
  await log.next((request) => request.url === FRAMES[0]?.[2]);
  expect(await page.evaluate(() => window.assent?.has('youtube'))).toBe(false);

  await ui.button('accept-all').click();
  await expect.poll(() => ui.embed.count()).toBe(0);
  const released = await page.locator('iframe').evaluateAll((all) => all.map((it) => (it as HTMLIFrameElement).src));
  expect(released).toEqual(FRAMES.map(([, , to]) => to));

  // The next page asks for nothing of the interface, and has the same addresses at once.
  const mark = log.mark();
  await page.goto('/next');
  await expect
    .poll(() => page.locator('iframe').evaluateAll((all) => all.map((it) => (it as HTMLIFrameElement).src)))
    .toEqual(released);
  await settled();
  expect(log.all('/first-layer.js', mark)).toEqual([]);
});

test('a player that comes later, and the script that steers players, wait for the same yes', async () => {
  const body = `<div id="room"></div><script>
    function onYouTubeIframeAPIReady() { window.isReady = true; }
  </script>`;
  const api = () => script('onYouTubeIframeAPIReady();');
  const { page, ui, log, settled, vendorHosts } = await open(
    body,
    { youtube: { api: true } },
    { vendors: { 'www.youtube.com/iframe_api': api } },
  );
  await page.goto('/');
  await ui.banner.waitFor();
  const late = (id: string) =>
    page.evaluate(
      (markup) => {
        (document.getElementById('room') as HTMLElement).innerHTML += markup;
      },
      frame('youtube', `https://www.youtube.com/embed/${id}`),
    );
  await late('early');
  await ui.embed.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);

  await ui.embedButton('always-allow').click();
  await page.waitForFunction('window.isReady');
  await log.next(/youtube-nocookie\.com\/embed\/early\?enablejsapi=1&origin=https%3A%2F%2Fklouttrack\.test/);
  await late('late');
  await log.next(/youtube-nocookie\.com\/embed\/late\?enablejsapi=1/);
});

test("a vendor's own embed code gets its script with the yes, once, and is looked at again when more comes", async () => {
  const post = (id: string) =>
    `<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/${id}/"><a href="https://www.instagram.com/p/${id}/">A post</a></blockquote>`;
  const double = () => script('window.looks = 0; window.instgrm = { Embeds: { process: () => window.looks++ } };');
  const { page, ui, log, settled, vendorHosts } = await open(
    post('one'),
    { instagram: {} },
    { vendors: { 'www.instagram.com/embed.js': double } },
  );
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next('www.instagram.com/embed.js');
  await page.waitForFunction('window.instgrm');
  expect(await page.evaluate('looks')).toBe(0);
  await page.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup), post('two'));
  await page.waitForFunction('window.looks === 1');
  expect(log.all('www.instagram.com/embed.js')).toHaveLength(1);
});

test('where nothing of the kind stands on the page, no script of an embed is loaded', async () => {
  const { page, ui, settled, vendorHosts } = await open('', { instagram: {}, tiktok: {}, x: {} });
  await page.goto('/');
  await ui.button('accept-all').click();
  await settled();
  expect(vendorHosts()).toEqual([]);
});
