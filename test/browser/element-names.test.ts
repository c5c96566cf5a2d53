import { describe, expect, test } from 'vitest';
import { html } from './harness/html';
import { openSite } from './harness/open-site';

const HELD = '<script type="text/plain" data-consent="analytics" src="https://tags.vendor.test/t.js?n=id"></script>';
const tag = (id = '') =>
  `<script async ${id} src="/assent/assent.js" data-policy-url="/privacy" data-policy-version="2025-02" data-endpoint="/assent" data-region="DE"></script>`;

const PAGES: Readonly<Record<string, string>> = {
  'an anchor for the link #assent': `<section id="assent"><h2>Your choices</h2></section>${HELD}${tag()}`,
  'assentQueue too': `<div id="assent"></div><div id="assentQueue"></div>${HELD}${tag()}`,
  'the tag itself, as next/script has it': `${HELD}${tag('id="assent"')}`,
  'a form and its field': `<form id="assent"><input name="rejectAll"><input name="consent"></form>${HELD}${tag()}`,
  'a frame of another site': `<iframe name="assent" src="https://frames.vendor.test/"></iframe>${HELD}${tag()}`,
  'two elements of one name': `<a id="assent"></a><img name="assent" alt="" src="data:,">${HELD}${tag()}`,
  'a variable of the page that is the element': `<div id="assent"></div><script>var assent = document.getElementById('assent')</script>${HELD}${tag()}`,
  'a variable without a value': `<script>var assent, assentQueue</script>${HELD}${tag()}`,
};

describe.each(['chromium', 'firefox'] as const)('in %s what is named assent is not taken for us', (browser) => {
  test.each(Object.entries(PAGES))('%s', async (_, body) => {
    const { page, ui, log, settled } = await openSite({ browser, pages: { '*': html({ body }) } });
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    expect(log.all('tags.vendor.test')).toEqual([]);
    expect(await page.evaluate(() => typeof window.assent?.rejectAll)).toBe('function');
    await page.evaluate(
      () => new Promise<void>((resolve) => (window.assentQueue as { push(act: () => void): void }).push(resolve)),
    );
    await ui.button('reject-all').click();
    await page.reload();
    await settled();
    expect(await ui.banner.count()).toBe(0);
    expect(log.all('tags.vendor.test')).toEqual([]);
  });
});

test('the first instance on a page stays', async () => {
  const { page, ui, settled } = await openSite({ pages: { '*': html({ body: `${HELD}${tag()}` }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  const isSame = await page.evaluate(async () => {
    const first = window.assent;
    const again = Object.assign(document.createElement('script'), { src: '/assent/assent.js' });
    Object.assign(again.dataset, { policyUrl: '/privacy', policyVersion: '2025-02' });
    const loaded = new Promise((resolve) => again.addEventListener('load', resolve));
    document.head.append(again);
    await loaded;
    return window.assent === first;
  });
  await settled();
  expect([isSame, await ui.banner.count()]).toEqual([true, 1]);
});
