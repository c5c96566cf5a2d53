import type { Frame, Page, Route } from 'playwright-core';

/** What a visitor gets to see of Assent, as far as pages can differ in it. */
export interface Seen {
  readonly banner: readonly unknown[];
  readonly control: readonly unknown[];
  readonly preferences: readonly unknown[];
  readonly notice: readonly unknown[];
}

/**
 * Waits until all that comes by itself is there, opens the preferences, and says no.
 *
 * @param first what comes by itself, as selectors in the interface
 */
export async function see(page: Page | Frame, first: readonly string[]): Promise<Seen> {
  for (const selector of first) await page.locator(`assent-ui ${selector}`).first().waitFor();
  const asked = await page.evaluate(look);
  await page.evaluate(() => window.assent?.open());
  await page.locator('assent-ui [part~=dialog]').waitFor();
  const opened = await page.evaluate(look);
  const notice = await staying(page, () => page.evaluate(refuse));
  return { ...asked, preferences: opened.preferences, notice };
}

/** Where something ran, a no loads the page again, which would be gone then before it has answered. */
async function staying<T>(page: Page | Frame, act: () => Promise<T>): Promise<T> {
  const tab = 'page' in page ? page.page() : page;
  const hold = (route: Route) => (route.request().isNavigationRequest() ? route.abort('aborted') : route.continue());
  await tab.route('**', hold);
  const done = await act();
  await tab.unroute('**', hold);
  return done;
}

async function refuse() {
  await window.assent?.rejectAll();
  const { hash, language, regime, region } = window.assent?.receipts().at(-1)?.receipt.notice ?? {};
  return [hash, language, regime, region];
}

function look(): Omit<Seen, 'notice'> {
  const root = document.querySelector('assent-ui')?.shadowRoot;
  const styleOf = (element: Element) => {
    const { color, backgroundColor, borderColor, borderRadius, direction, fontSize } = getComputedStyle(element);
    return [color, backgroundColor, borderColor, borderRadius, direction, fontSize];
  };
  // By where it stands: how wide letters are, and where lines break, depends on what fonts the browser has drawn before.
  const between = (before: number, after: number) => (Math.abs(before - after) < 60 ? 'middle' : before < after);
  const placeOf = (element: Element) => {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    return [between(left, innerWidth - right), between(top, innerHeight - bottom), width > innerWidth / 2];
  };
  const all = (selector: string) => [...(root?.querySelectorAll(selector) ?? [])];
  const of = (selector: string) =>
    all(selector).map((element) => [
      element.textContent,
      element.closest('[lang]')?.getAttribute('lang'),
      placeOf(element),
      styleOf(element),
      [...element.querySelectorAll('[data-action]')].map((button) => [
        button.getAttribute('data-action'),
        ...styleOf(button),
      ]),
      [...element.querySelectorAll('input')].map(({ type, name, checked, disabled }) => [
        type,
        name,
        checked,
        disabled,
      ]),
    ]);
  return {
    banner: of('[part~=banner]'),
    control: all('[data-action=reopen], [data-action=choices]').map((button) => [
      button.getAttribute('data-action'),
      button.textContent,
      placeOf(button),
    ]),
    preferences: of('[part~=dialog]'),
  };
}
