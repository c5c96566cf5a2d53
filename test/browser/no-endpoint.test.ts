import { describe, expect, test } from 'vitest';
import { assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import type { LoggedRequest } from './harness/request-log';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02', 'data-endpoint': '/assent' };
const body = '<script type="text/plain" data-consent="analytics">window.isOn = true</script>';
const isPost = ({ method }: LoggedRequest) => method === 'POST';

const page404 = () =>
  new Response('<!doctype html><title>Not found</title><h1>404</h1>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
const ABSENT: readonly (readonly [name: string, answer: (logged: LoggedRequest) => Response])[] = [
  ['404, as a page', page404],
  ['404, as nothing', () => new Response(null, { status: 404 })],
  // Servers of static files know no POST.
  [
    '405',
    ({ method }) => (method === 'GET' ? page404() : new Response(null, { status: 405, headers: { allow: 'GET' } })),
  ],
  // Applications of one page answer everything with it.
  [
    '200, as a page',
    () => new Response('<!doctype html><div id="app"></div>', { headers: { 'content-type': 'text/html' } }),
  ],
];

async function decided(answer: (logged: LoggedRequest) => Response, tag: object = {}): Promise<Visit> {
  const visit = await openSite({
    pages: { '*': html({ head: assentTag({ ...TAG, ...tag }), body }) },
    endpoint: (_request, logged) => answer(logged),
  });
  const { page, ui, log, settled } = visit;
  await page.goto('/');
  await ui.button('accept-all').click();
  await page.waitForFunction('window.isOn');
  await log.next((request) => isPost(request) && request.status !== undefined);
  await settled();
  return visit;
}

/** What a page with a marked script loads for a visitor who has answered. */
const RETURNING = ['assent.js', 'parts/control.js', 'parts/marked.js'].map((file) => `/assent/${file}`);

describe.each(ABSENT)('where there is no endpoint at data-endpoint (%s)', (_, answer) => {
  test('one message says so, and what to do', async () => {
    const { said, page, settled } = await decided(answer);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('/assent');
    expect(said[0]).toMatch(/endpoint/i);
    await page.goto('/next');
    await settled();
    expect(said).toHaveLength(1);
  });

  test('the following pages load nothing for it', async () => {
    const { page, log, settled, siteRequests } = await decided(answer);
    for (const path of ['/next', '/third']) {
      const mark = log.mark();
      await page.goto(path);
      await page.waitForFunction('window.isOn');
      await settled();
      expect(
        siteRequests('/assent/', mark)
          .map(({ path }) => path)
          .sort(),
      ).toEqual(RETURNING);
    }
  });
});

test('once the pause is over the receipt is sent to an endpoint that has come since', async () => {
  let isThere = false;
  const visit: Visit = await openSite({
    pages: { '*': html({ head: assentTag(TAG), body }) },
    endpoint: async (request, logged) => (isThere ? (await visit.site.endpoint()).answer(request, logged) : page404()),
  });
  const { page, ui, log, settled, context, site, siteRequests } = visit;
  await page.goto('/');
  await ui.button('reject-all').click();
  await log.next((request) => isPost(request) && request.status === 404);
  await settled();
  isThere = true;
  const mark = log.mark();
  await page.goto('/next');
  await settled();
  expect(
    siteRequests('/assent/', mark)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(RETURNING);
  await context.clock.setFixedTime(Date.now() + 30 * 86_400_000);
  await page.goto('/later');
  await expect.poll(() => site.receipts()).toHaveLength(1);
});
