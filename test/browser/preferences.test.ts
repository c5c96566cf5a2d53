import { describe, expect, test } from 'vitest';
import { assentConfig, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';

const PROVIDERS = ['Ada Ltd', 'Möbius GmbH', 'Tōkyō KK'];

/** As many services as are too many to be all in sight. */
const services = Object.fromEntries(
  Array.from({ length: 15 }, (_, i) => [
    `tool-${i}`,
    {
      category: ['preferences', 'analytics', 'marketing'][i % 3],
      name: `Tool ${i}`,
      provider: PROVIDERS[i % 3],
      privacyUrl: 'https://tools.example/privacy',
      cookies: [`t${i}_*`],
      retention: '13 month',
    },
  ]),
);
const few = Object.fromEntries(Object.entries(services).slice(0, 3));

async function openPreferences(settings: object, options: OpenSiteOptions = {}): Promise<Visit> {
  const config = { site: 'Klouttrack', policy: { url: '/privacy', version: '1' }, region: 'OM', ...settings };
  const head = `<meta name="viewport" content="width=device-width,initial-scale=1">${assentConfig(config)}
    <script async src="/assent/assent.js"></script>`;
  const visit = await openSite({ ...options, pages: { '*': html({ head }) } });
  await visit.page.goto('/');
  await visit.ui.button('preferences').click();
  await visit.ui.dialog.waitFor();
  return visit;
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('many services are folded, and are found by keyboard; Escape clears the search before it closes', async () => {
    const { page, ui } = await openPreferences({ services }, { browser });
    const field = ui.dialog.getByRole('searchbox', { name: 'Search services' });
    const rows = ui.dialog.locator('li').filter({ visible: true });
    expect(await rows.count()).toBe(0);
    const isFocused = () => field.evaluate((it) => it.matches(':focus'));
    // From the heading: the close button, in Firefox what scrolls, the policy, the search.
    for (let i = 0; i < 4 && !(await isFocused()); i++) await page.keyboard.press('Tab');
    expect(await isFocused()).toBe(true);
    await page.keyboard.type('mobius');
    await expect.poll(() => ui.dialog.locator('[role=status]').first().textContent()).toBe('Services found: 5');
    expect(await rows.locator('label').allTextContents()).toEqual([1, 4, 7, 10, 13].map((i) => `Tool ${i}`));
    expect(await ui.switch('marketing').isVisible()).toBe(false);
    await ui.switch('tool-4').check();
    await page.keyboard.press('Escape');
    await expect.poll(() => field.inputValue()).toBe('');
    expect(await ui.dialog.isVisible()).toBe(true);
    expect(await rows.count()).toBe(0);
    expect(await ui.dialog.locator('summary').allTextContents()).toContain('ServicesAllowed: 1/5');
    await page.keyboard.press('Escape');
    await ui.dialog.waitFor({ state: 'detached' });
  });

  test('what a search hides is saved as it stands', async () => {
    const { page, ui } = await openPreferences({ services }, { browser });
    await ui.switch('analytics').check();
    await ui.dialog.getByRole('searchbox').fill('tool 2');
    await ui.button('save').click();
    await page.waitForFunction(() => window.assent?.has('tool-4'));
    expect(await page.evaluate(() => window.assent?.has('tool-2'))).toBe(false);
  });

  test('few services are in sight with their switches, and unfold what they store', async () => {
    const { page, ui } = await openPreferences({ services: few }, { browser });
    expect(await ui.dialog.getByRole('searchbox').count()).toBe(0);
    const row = ui.dialog.locator('li').filter({ has: page.locator('input[name=tool-1]') });
    const isStoreSeen = () => row.getByText('t1_*').isVisible();
    expect(await ui.switch('tool-1').isVisible()).toBe(true);
    expect(await isStoreSeen()).toBe(false);
    await ui.switch('tool-1').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await isStoreSeen()).toBe(true);
    expect(await row.locator('dl').textContent()).toBe('Storest1_*Kept for at most13 months');
    expect(await row.getByRole('link').getAttribute('href')).toBe('https://tools.example/privacy');
  });
});

test.each([
  ['a small phone', { width: 320, height: 568 }],
  ['a small phone on its side', { width: 568, height: 320 }],
  ['a page at 400 %', { width: 320, height: 256 }],
  ['a desktop', { width: 1280, height: 800 }],
])('on %s all three buttons are in sight, and whatever has the focus', async (_what, viewport) => {
  const { page, ui } = await openPreferences({ services, ui: { language: 'de' } }, { context: { viewport } });
  const box = async (action: 'save' | 'accept-all' | 'reject-all') => {
    const found = await ui.button(action, ui.dialog).boundingBox();
    return found ?? { x: -1, y: -1, width: 0, height: 0 };
  };
  const faults = async () => {
    const boxes = [await box('save'), await box('accept-all'), await box('reject-all')];
    return boxes.filter(
      ({ x, y, width, height }) =>
        x < 0 || y < 0 || x + width > viewport.width || y + height > viewport.height || height < 44,
    );
  };
  expect(await faults()).toEqual([]);
  // From the search to the last switch, folded or not.
  await ui.dialog.getByRole('searchbox').fill('tool');
  const inputs = ui.dialog.locator('.scroll :is(input, summary, button)').filter({ visible: true });
  for (const input of await inputs.all()) {
    if (await input.isDisabled()) continue;
    await input.focus();
    const { bottom, top } = await input.evaluate((it) => it.getBoundingClientRect().toJSON());
    const foot = await page.evaluate(() => {
      const root = document.querySelector('assent-ui')?.shadowRoot;
      return root?.querySelector('.foot')?.getBoundingClientRect().top ?? 0;
    });
    expect(top).toBeLessThan(foot);
    expect(bottom).toBeLessThanOrEqual(foot + 1);
  }
  expect(await faults()).toEqual([]);
});
