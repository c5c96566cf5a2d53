import { beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../browser/harness/open-site';
import { GROWTH, growthOver, ROUTE_CHANGES } from '../browser/harness/route-changes';
import { built, pack, served } from './built-stack';

/*
 * npm run examples: applications whose packages are not those of the project. Each is installed from the registry and built as
 * its owner would, with the package as it is packed, and driven in Chromium.
 */

let archive = '';
beforeAll(async () => {
  archive = await pack();
}, 120_000);

/**
 * Route changes until an app has settled in, where that takes longer than in the others. Nuxt's code grows as much without Assent, and then
 * no more.
 */
const WARM_UP: Readonly<Record<string, number>> = { next: 200, nuxt: 200, angular: 200 };

/** Drawn in the browser alone: the server's page has nothing in it. */
const IN_BROWSER: readonly string[] = ['angular'];

describe.each(['next', 'sveltekit', 'astro', 'nuxt', 'angular'])('%s', (stack) => {
  test('is built, drawn without what needs a yes, and right over 200 route changes', async () => {
    const visit = await openSite({ pages: await served(await built(stack, archive)) });
    const { page, ui, site, vendorHosts, errors } = visit;
    const response = await page.goto('/');
    // Next.js also sends what its components have drawn, as data in a script which nothing shows.
    const html = (await response?.text())?.replace(/<script[\s\S]*?<\/script>/g, '') ?? '';
    expect(html.includes('class="held"')).toBe(!IN_BROWSER.includes(stack));
    expect(html).not.toContain('class="chart"');
    await ui.banner.waitFor();
    const before = await growthOver(visit, ROUTE_CHANGES / 2, false, WARM_UP[stack]);
    expect(vendorHosts()).toEqual([]);
    await page.locator('.allow').click();
    const after = await growthOver(visit, ROUTE_CHANGES / 2, true);
    console.log(`${stack}: the heap has grown by ${before} and ${after} bytes`);
    expect(before + after).toBeLessThan(GROWTH);
    await page.goto('/reports');
    await page.locator('.chart').waitFor();
    await page.evaluate(() => window.assent?.set({ analytics: false }));
    await page.locator('.held').waitFor();
    expect(await page.locator('.chart').count()).toBe(0);
    const answers = async () => (await site.receipts()).map(({ receipt }) => receipt.categories.analytics);
    await expect.poll(answers).toEqual([true, false]);
    expect(errors).toEqual([]);
  });
});
