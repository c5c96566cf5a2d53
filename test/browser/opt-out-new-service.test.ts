import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const TAG = {
  'data-policy-url': '/privacy',
  'data-policy-version': '2025-02',
  'data-endpoint': '/assent',
  'data-region': 'US-CA',
};
const own = (name: string, host: string) => ({ category: 'analytics', name, scripts: [`https://${host}/s.js`] });
const services = { counter: own('Page counter', 'counter.example') };
const head = (more: object = {}) => assentConfig({ services: { ...services, ...more } }) + assentTag(TAG);
const pages = {
  '*': html({ head: head() }),
  '/later': html({ head: head({ heat: own('Heat maps', 'heat.example') }) }),
  '/later/on': html({ head: head({ heat: own('Heat maps', 'heat.example') }) }),
};

const has = (page: Page, name: string) => page.evaluate((id) => window.assent?.has(id), name);

/** What a page loads of Assent. */
async function partsOf({ page, log, settled, siteRequests }: Visit, path: string): Promise<string[]> {
  const mark = log.mark();
  await page.goto(path);
  await settled();
  return siteRequests('/assent/', mark)
    .map((request) => request.path)
    .sort();
}

/** A visitor of California who has said yes: the service of that day runs. */
async function decided(): Promise<Visit> {
  const visit = await openSite({ pages });
  const { page, log, site, settled } = visit;
  await page.goto('/');
  await log.next('counter.example');
  await page.evaluate(async () => void (await window.assent?.acceptAll()));
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  return visit;
}

describe('under opt-out, a service that is new since a yes', () => {
  test('stays off and is offered by itself', async () => {
    const { page, ui, log, settled } = await decided();
    await page.goto('/later');
    await ui.banner.waitFor();
    expect(await ui.banner.textContent()).toMatch(/heat/i);
    await settled();
    expect(await has(page, 'heat')).toBe(false);
    expect(await has(page, 'counter')).toBe(true);
    expect(log.all('heat.example')).toEqual([]);
  });

  test.each([
    ['yes', 'accept-all', true],
    ['no', 'reject-all', false],
  ] as const)('is not asked about again after a %s, and no part is loaded for it', async (_, action, isOn) => {
    const visit = await decided();
    const { page, ui, site, log, settled } = visit;
    // What a page without anything new loads.
    const usual = await partsOf(visit, '/next');
    expect(usual).toContain('/assent/assent.js');
    await page.goto('/later');
    await ui.banner.waitFor();
    // Nothing but a reload stops what runs.
    const reloaded = isOn ? undefined : page.waitForEvent('load');
    await ui.button(action, ui.banner).click();
    await ui.banner.waitFor({ state: 'detached' });
    await expect.poll(() => site.receipts()).toHaveLength(2);
    await reloaded;
    expect((await site.receipts())[1]?.receipt).toMatchObject({
      method: 'banner',
      // A no is for all that was ever allowed.
      services: { counter: isOn, heat: isOn },
      notice: { regime: 'opt-out' },
    });
    if (isOn) await log.next('heat.example');
    await settled();
    expect(await partsOf(visit, '/later')).toEqual(usual);
    expect(await partsOf(visit, '/later/on')).toEqual(usual);
    expect(await ui.banner.count()).toBe(0);
    expect([await has(page, 'counter'), await has(page, 'heat')]).toEqual([isOn, isOn]);
    expect(log.all('heat.example').length > 0).toBe(isOn);
  });

  test('is covered by a no to its category: nothing is offered, and no part is loaded for it', async () => {
    const visit = await openSite({ pages });
    const { page, ui, site, settled } = visit;
    await page.goto('/');
    await page.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await settled();
    await page.goto('/next');
    await settled();
    const usual = await partsOf(visit, '/next');
    expect(await partsOf(visit, '/later')).toEqual(usual);
    expect(await ui.banner.count()).toBe(0);
    expect(await has(page, 'heat')).toBe(false);
  });
});
