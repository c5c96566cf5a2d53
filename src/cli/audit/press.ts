import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

/** A way to answer was not there. The message says which, and `fix` what to do about it. */
export class NoWay extends Error {
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

/** A click may take so long to find its place, and to have its effect. */
export const CLICK_WITHIN = 3_000; // ms
/** So long a button may do nothing yet: tarteaucitron's do for half a second after the page is loaded. */
export const LIVE_WITHIN = 800; // ms

/** Looks so often whether it has. */
const EVERY = 50; // ms

export const isOn = (one: Locator): Promise<boolean> =>
  one.evaluate(
    (it) => {
      if (it instanceof HTMLInputElement) return it.checked;
      return (it.getAttribute('aria-checked') ?? it.getAttribute('aria-pressed')) === 'true';
    },
    undefined,
    { timeout: CLICK_WITHIN },
  );

/**
 * Boxes are often hidden behind what is drawn for them: the keyboard gets there. A button that has done nothing for a while was not
 * live yet, and is pressed once more.
 */
export async function press(one: Locator, on: boolean): Promise<void> {
  await one.focus({ timeout: CLICK_WITHIN });
  const isButton = await one.evaluate((it) => it instanceof HTMLButtonElement);
  const before = await isOn(one);
  await one.press(isButton ? 'Enter' : 'Space', { timeout: CLICK_WITHIN });
  if (!isButton && (await isOn(one)) === before) await one.click({ force: true, timeout: CLICK_WITHIN });
  if (await becomes(one, on, LIVE_WITHIN)) return;
  if (isButton) {
    await one.press('Enter', { timeout: CLICK_WITHIN }).catch(() => undefined);
    // Where the first was only slow, the second has turned it back a moment later.
    if ((await becomes(one, on, CLICK_WITHIN)) && !(await becomes(one, !on, LIVE_WITHIN))) return;
  } else if (await becomes(one, on, CLICK_WITHIN)) return;
  const fix = 'name one that says its state by checked, aria-checked or aria-pressed: --switch "input[type=checkbox]"';
  throw new NoWay(`the switch did not turn ${on ? 'on' : 'off'}`, fix);
}

async function becomes(one: Locator, on: boolean, within: number): Promise<boolean> {
  for (const end = performance.now() + within; performance.now() < end; await sleep(EVERY)) {
    if ((await isOn(one).catch(() => !on)) === on) return true;
  }
  return false;
}

export const wordsOf = (one: Locator): Promise<string[]> =>
  one.evaluate((it) => {
    const label = it instanceof HTMLInputElement ? it.labels?.[0]?.textContent : it.textContent;
    const item = it.closest('li, label, section');
    // A list of services may be below the name of their category.
    const above = item?.parentElement?.closest('li, section');
    const around = [item, above].map((part) => part?.textContent?.slice(0, 200)).join(' ');
    const [name, value, said] = ['name', 'value', 'aria-label'].map((attribute) => it.getAttribute(attribute));
    const facts = [name, value, it.id, said, label, around];
    return facts.map((fact) => (fact ?? '').trim());
  });
