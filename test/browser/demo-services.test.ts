import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type DemoServer, startServer } from '../../demo/server.mjs';
import { READY_MADE } from '../../src/services/find';
import { findBrowsers } from '../setup/browsers.mjs';

/** The demo as it is started, and a way out of the machine that leads nowhere and keeps a list. */
let demo: DemoServer;
let browser: Browser;
let folder: string;
const gone: string[] = [];
const wayOut = createServer((request, response) => {
  gone.push(request.url ?? '');
  response.writeHead(502).end();
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-demo-'));
  wayOut.on('connect', ({ url = '' }, socket) => {
    gone.push(url);
    socket.destroy();
  });
  await new Promise<void>((listening) => wayOut.listen(0, '127.0.0.1', listening));
  demo = await startServer({ port: 0, database: join(folder, 'receipts.db') });
  browser = await chromium.launch({
    ...findBrowsers().chromium,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser.close();
  await demo.stop();
  wayOut.close();
  await rm(folder, { recursive: true });
});

/** A visitor with a fresh profile. What goes to this machine goes straight there, everything else to the way out. */
async function visit(path: string): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const { port } = wayOut.address() as AddressInfo;
  const context = await browser.newContext({
    proxy: { server: `http://127.0.0.1:${port}`, bypass: 'localhost,127.0.0.1' },
    locale: 'en-GB',
    // Banners stand at the lower end of a frame, which has to be in view.
    viewport: { width: 1280, height: 1200 },
  });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  gone.length = 0;
  await page.goto(demo.url + path);
  return { context, page, errors };
}

/** Whoever was asked, according to the page. */
const asked = (page: Page) => page.locator('.log .request b').allTextContents();

/** What this origin keeps that is not Assent's. */
const foreign = (page: Page) =>
  page.evaluate(async () => {
    const cookies = document.cookie.split('; ').map((pair) => pair.split('=', 1)[0] ?? '');
    const databases = (await indexedDB.databases()).map(({ name = '' }) => name);
    const all = [...cookies, ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...databases];
    return all.filter((name) => name && !/^assent($|\.)/.test(name));
  });

test.each(['services', 'ar/services'])('/%s lists every ready-made service', async (path) => {
  const page = await (await fetch(demo.url + path)).text();
  const listed = [...page.matchAll(/href="(?:\/ar)?\/services\/([\w-]+)"/g)].map(([, id]) => id);
  expect(listed.sort()).toEqual(READY_MADE.map(({ definition: { id } }) => id).sort());
});

test('the admin of the demo has a page, and figures for the token of this start alone', async () => {
  expect(await (await fetch(`${demo.url}assent/admin/`)).text()).toContain('<title>Consent records</title>');
  const ask = (token: string) =>
    fetch(`${demo.url}assent/admin/stats`, { headers: { Authorization: `Bearer ${token}` } });
  expect((await ask(demo.adminToken.slice(1))).status).toBe(401);
  expect(await (await ask(demo.adminToken)).json()).toMatchObject({ total: { receipts: 0 } });
});

describe('a service against its double', () => {
  test.each([
    { id: 'google-analytics', host: 'www.googletagmanager.com', leaves: '_ga', queue: 'dataLayer' },
    // Has no off switch: a withdrawal reloads the page.
    { id: 'x-pixel', host: 'static.ads-twitter.com', leaves: '_twpid', queue: 'twq' },
  ])('$id: nothing before the yes, the double after it, nothing left after the no', async (service) => {
    const { page, errors } = await visit(`services/${service.id}`);
    const stage = page.frameLocator('.browser iframe');
    await stage.locator('[part=banner]').waitFor();
    expect(await asked(page)).toEqual([]);
    expect(await foreign(page)).toEqual([]);

    await stage.locator('[data-action=accept-all]').click();
    await expect.poll(() => asked(page)).toHaveLength(2);
    expect(await asked(page)).toContain(service.host);
    await expect.poll(() => foreign(page)).toContain(service.leaves);
    await page.locator('.log .call', { hasText: service.queue }).first().waitFor();

    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.locator('.log .span.no').waitFor();
    await expect.poll(() => foreign(page)).toEqual([]);
    expect(await page.locator('.log .span.no .request').count()).toBe(0);
    expect(gone).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('youtube: a placeholder before the yes, the double in its frame after it', async () => {
    const { page, errors } = await visit('ar/services/youtube');
    const stage = page.frameLocator('.browser iframe');
    await stage.locator('[data-action=always-allow]').click();
    await stage.frameLocator('iframe').getByRole('heading', { name: 'YouTube' }).waitFor();
    expect(await asked(page)).toEqual(['www.youtube-nocookie.com']);

    await page.getByRole('button', { name: 'سحب الموافقة' }).click();
    await stage.locator('[data-action=always-allow]').waitFor();
    expect(await stage.locator('iframe[src]').count()).toBe(0);
    expect(gone).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('the page alone, without a double, loads nothing at all', async () => {
    const { page } = await visit('services/meta-pixel/stage');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => [!!window.assent, document.scripts.length])).toEqual([false, 1]);
  });

  test('an answer given to a double is none to Klouttrack, and starting over forgets it', async () => {
    const { page, context } = await visit('services/meta-pixel');
    const stage = page.frameLocator('.browser iframe');
    await stage.locator('[data-action=reject-all]').click();
    await page.locator('.log .span.no').waitFor();
    expect((await context.cookies()).map(({ name, domain }) => [name, domain])).toEqual([['assent', '127.0.0.1']]);
    expect(await page.getByRole('link', { name: 'All services' }).getAttribute('href')).toMatch(/^http:\/\/localhost:/);

    await page.getByRole('button', { name: 'Start over' }).click();
    await stage.locator('[part=banner]').waitFor();
    expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
  });
});
