import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { html } from '../harness/html';
import { openSite, type Visit } from '../harness/open-site';
import { ALONE, fault, may, pageOf, status, VENDOR } from './fault';

const NAME = '__Host-assent';
const pages = { '/bare': html(), '*': pageOf(undefined, ALONE) };

const cookieOf = async ({ context }: Visit, name = NAME) =>
  (await context.cookies()).find((cookie) => cookie.name === name)?.value ?? '';
const put = (page: Page, text: string) =>
  page.evaluate((cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a script of the page does
    document.cookie = cookie;
  }, text);
/** From a page without Assent: on one of ours it would be a withdrawal. */
async function plant(page: Page, value: string): Promise<void> {
  if (new URL(page.url()).pathname !== '/bare') await page.goto('/bare');
  await put(page, `${NAME}=${value}; Path=/; Secure`);
}

/** A visitor who has agreed, and what their cookie says. */
async function agreed(visit: Visit): Promise<string> {
  const { page, ui, log, settled } = visit;
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(`${VENDOR}/t.js`);
  await settled();
  return cookieOf(visit);
}

/** The checksum is no secret: anybody can write it. */
const signed = (fields: readonly string[]): string => {
  const sum = [...fields.join()].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x1000193), 0x811c9dc5);
  return [...fields, sum >>> 0].join('.');
};

/** The next page, which is to ask. */
async function expectAsked({ page, ui, log, settled }: Visit, path = '/next'): Promise<void> {
  const mark = log.mark();
  await page.goto(path);
  await ui.banner.waitFor();
  await settled();
  expect(await page.evaluate(status)).toBe('unasked');
  expect(log.all(VENDOR, mark)).toEqual([]);
}

fault('B3: a cookie that is damaged grants nothing and throws nothing', async (browser) => {
  const visit = await openSite({ browser, pages });
  const good = await agreed(visit);
  const damaged = [
    ...['%E0%A4%A', '{"analytics":true}', '...........', 'x'.repeat(4_000)],
    ...[good.slice(0, good.length / 2), `${good}.1`],
  ];
  const mark = visit.log.mark();
  for (const value of damaged) {
    await plant(visit.page, value);
    await visit.page.goto('/next');
    await visit.ui.banner.waitFor();
    expect(await visit.page.evaluate(status), value).toBe('unasked');
  }
  await visit.settled();
  expect(visit.log.all(VENDOR, mark)).toEqual([]);
  expect(visit.errors).toEqual([]);
});

fault('B5: a cookie of a later version counts as none, and stays until the visitor decides', async (browser) => {
  const visit = await openSite({ browser, pages });
  const [, ...fields] = (await agreed(visit)).split('.').slice(0, -1);
  const later = signed(['3', ...fields]);
  await plant(visit.page, later);
  await expectAsked(visit);
  expect(await cookieOf(visit)).toBe(later);
  await visit.ui.button('reject-all').click();
  await expect.poll(() => cookieOf(visit)).not.toBe(later);
  expect(await visit.page.evaluate(may)).toBe(false);
});

fault('B6: an answer altered without its checksum is none, and what is forged in full is said', async (browser) => {
  const visit = await openSite({ browser, pages });
  await visit.page.goto('/');
  await visit.ui.button('reject-all').click();
  await expect.poll(() => cookieOf(visit)).not.toBe('');
  const fields = (await cookieOf(visit)).split('.');
  expect(fields[8]).toBe('analytics');
  const forged = [...fields.slice(0, 7), 'analytics', '', fields[9] as string];
  await plant(visit.page, [...forged, fields.at(-1)].join('.'));
  await expectAsked(visit);

  // No script can tell this from a yes: that is said, beside what does protect.
  await plant(visit.page, signed(forged));
  await visit.page.goto('/forged');
  await visit.page.waitForFunction(may);
  expect(readFileSync('docs/security.md', 'utf8')).toMatch(/writes the cookie: .* its checksum is no secret/);
});

fault('B7: what a subdomain plants, for a folder too, opens nothing', async (browser) => {
  const domain = { ...ALONE, 'data-cookie-domain': 'klouttrack.test' };
  for (const [tag, name] of [
    [ALONE, NAME],
    [domain, 'assent'],
  ] as const) {
    const visit = await openSite({ browser, pages: { '*': pageOf(undefined, tag), 'shop.klouttrack.test/': html() } });
    const { page, context, log, ui } = visit;
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next(`${VENDOR}/t.js`);
    const yes = await cookieOf(visit, name);
    expect(yes).not.toBe('');
    await page.goto('https://shop.klouttrack.test/');
    // Where the cookie is this host's alone, nobody has answered yet; else what is planted is a second one.
    if (tag === ALONE) await context.clearCookies();
    for (const planted of ['assent', '__Host-assent', '__Secure-assent'])
      await put(page, `${planted}=${yes}; Domain=klouttrack.test; Path=/shop; Secure`);
    await expectAsked(visit, 'https://klouttrack.test/shop');
  }
});
