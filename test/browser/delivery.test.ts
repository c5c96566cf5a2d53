import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(js|css|json)$/.test(file),
);
const loaded = files.filter((file) => file === 'assent.js' || file.startsWith('parts'));

test('nothing that a page loads is named after what ad blockers hide', () => {
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.filter((file) => /cookie|consent/i.test(file))).toEqual([]);
});

test('everything that pages load is ASCII, so that they read it as it is in any charset', () => {
  // Node reads its own as UTF-8, whatever is in the libraries there.
  const forPages = files.filter((file) => !file.startsWith('server/'));
  expect(forPages.filter((file) => !/^[\0-\x7f]*$/.test(readFileSync(join('dist', file), 'utf8')))).toEqual([]);
});

test('nothing that is built makes code out of text', () => {
  expect(loaded.filter((file) => /\beval\(|new Function\b/.test(readFileSync(join('dist', file), 'utf8')))).toEqual([]);
});

const VENDORS = {
  script: 'https://www.googletagmanager.com https://connect.facebook.net',
  connect: 'https://www.google-analytics.com',
  image: 'https://www.facebook.com',
};
const rest = `connect-src 'self' ${VENDORS.connect}; img-src ${VENDORS.image}; base-uri 'none'; form-action 'none'`;

test.each([
  ['names the hosts', `default-src 'none'; script-src 'self' ${VENDORS.script}; ${rest}`, {}],
  ['knows nonces alone', `default-src 'none'; script-src 'nonce-abc'; ${rest}`, { nonce: 'abc' }],
])('under a strict policy that %s everything works, and nothing is reported', async (_name, policy, nonce) => {
  const pages = { '*': html({ head: assentTag({ ...EXAMPLE, ...nonce }) }) };
  const { page, ui, log, errors, settled } = await openSite({ pages, headers: { 'content-security-policy': policy } });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await ui.banner.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
  await ui.button('preferences').click();
  await ui.dialog.waitFor();
  await ui.switch('analytics').check();
  await ui.switch('marketing').check();
  await ui.button('save').click();
  await log.next('google-analytics.com/g/collect');
  await log.next('www.facebook.com/tr');
  await settled();
  // Firefox asks for an icon of the site's, which these policies leave out.
  expect(errors.filter((it) => !it.includes('/favicon.ico'))).toEqual([]);
  expect(log.entries.filter(({ path }) => /cookie|consent/i.test(path.split('?')[0] ?? ''))).toEqual([]);
});
