import type { Locator, Page } from 'playwright-core';
import type { KnownService } from '../../audit/known-services';
import { type Controls, MANAGERS } from '../../audit/managers';
import type { Grant } from '../../audit/observation';
import { grantOfSwitch } from '../../audit/switches';
import { CLICK_WITHIN, isOn, LIVE_WITHIN, NoWay, press, wordsOf } from './press';

/** A consent manager, by how it is answered. */
export interface Asker extends Controls {
  readonly id: string;
  /** To be seen while it waits for an answer. */
  readonly banner: string;
}

const visible = (page: Page, selector: string): Locator => page.locator(`${selector} >> visible=true`).first();

/**
 * What asks on this page: that of the selectors that were given, or the first of the table whose banner comes to be seen, with what
 * was given in the place of its own.
 *
 * @param patience in milliseconds
 */
export async function findAsker(
  page: Page,
  given: Partial<Controls> | undefined,
  patience: number,
): Promise<Asker | undefined> {
  const whole = given?.accept && given.reject && { ...given, accept: given.accept, reject: given.reject };
  const banners = whole ? whole.accept.concat(whole.reject) : MANAGERS.map(({ banner }) => banner);
  const anyBanner = visible(page, `:is(${banners.join(', ')})`);
  const isThere = await anyBanner.waitFor({ timeout: patience }).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  if (whole) return { id: 'selectors', banner: banners.join(', '), ...whole };
  for (const manager of MANAGERS)
    if ((await visible(page, manager.banner).count()) > 0) return { ...manager, ...given };
  return undefined;
}

export async function accept(page: Page, { accept, banner }: Asker): Promise<void> {
  await clickAll(page, accept, 'accept');
  await answered(page, banner, 'accept');
}

export async function reject(page: Page, { reject, banner }: Asker): Promise<void> {
  await clickAll(page, reject, 'reject');
  await answered(page, banner, 'reject');
}

/** Opens the choices again and takes every yes back. */
export async function takeBack(page: Page, asker: Asker): Promise<void> {
  const { reopen, takeBack = asker.reject } = asker;
  const fix = 'name what opens the choices again: --reopen "#privacy-settings", and --take-back what is clicked there';
  if (!reopen) throw new NoWay('no way to take a yes back is known for this page', fix);
  if (reopen.click) await click(page, reopen.click, 'reopen');
  else {
    await page.evaluate(reopen.call ?? '').catch((error: Error) => {
      throw new NoWay(`the choices did not open again (${error.message.split('\n')[0]})`, fix);
    });
  }
  if (takeBack === 'switches') await turnAllOff(page, asker);
  else await clickAll(page, takeBack, 'take-back');
}

/** Allows the first category, or service, by itself. @returns what that is; `undefined` where nobody can tell */
export async function chooseFirst(
  page: Page,
  { settings, switches, save, banner }: Asker,
  services: readonly KnownService[],
): Promise<Grant | undefined> {
  const fix = 'name what is clicked: --settings "#settings" --switch "input[type=checkbox]" --save "#save"';
  if (!settings || !switches) throw new NoWay('no way to choose a category is known for this page', fix);
  await click(page, settings, 'settings');
  await attached(page, switches);
  for (const one of await page.locator(switches).all()) {
    if (!(await one.isEnabled()) || (await isOn(one))) continue;
    const grant = grantOfSwitch(await wordsOf(one), services);
    await press(one, true);
    if (save) await saved(page, save, banner);
    return grant;
  }
  throw new NoWay('nothing can be chosen there', fix);
}

/** What cannot be turned off, since it is required say, stays on. */
async function turnAllOff(page: Page, { switches = '', save, banner }: Asker): Promise<void> {
  await attached(page, switches);
  for (const one of await page.locator(switches).all()) {
    if ((await one.isEnabled()) && (await isOn(one))) await press(one, false).catch(() => undefined);
  }
  if (save) await saved(page, save, banner);
}

async function saved(page: Page, save: string, banner: string): Promise<void> {
  await click(page, save, 'save');
  await answered(page, banner, 'save');
}

/** Whoever still asks has heard no answer: what is judged then would be judged by a grant that was never made. */
async function answered(page: Page, banner: string, flag: string): Promise<void> {
  const gone = visible(page, banner).waitFor({ state: 'hidden', timeout: CLICK_WITHIN });
  await gone.catch(() => {
    throw new NoWay('the banner is still there after the answer', `name what answers it: --${flag} "#button"`);
  });
}

/** Answers, which do the same when they are given twice: a button may be there before what it does is. */
async function clickAll(page: Page, selectors: readonly string[], flag: string): Promise<void> {
  for (const selector of selectors) {
    await click(page, selector, flag);
    if (await canBeAgain(visible(page, selector))) await click(page, selector, flag).catch(() => undefined);
  }
}

/** One that is gone, or can be pressed no more, has done its work. */
async function canBeAgain(button: Locator): Promise<boolean> {
  const gone = button.waitFor({ state: 'hidden', timeout: LIVE_WITHIN });
  const isThere = await gone.then(() => false).catch(() => true);
  return isThere && (await button.isEnabled({ timeout: LIVE_WITHIN }).catch(() => false));
}

/** As a visitor does, by the mouse; where something lies over it, by the keyboard. */
async function click(page: Page, selector: string, flag: string): Promise<void> {
  const button = visible(page, selector);
  await button.waitFor({ timeout: CLICK_WITHIN }).catch(missing(flag, selector));
  await button.click({ timeout: CLICK_WITHIN }).catch(async () => {
    await button.focus({ timeout: CLICK_WITHIN });
    await page.keyboard.press('Enter');
  });
}

const missing = (flag: string, selector: string) => () => {
  throw new NoWay(`"${selector}" is not to be seen`, `name what is there: --${flag} "#button"`);
};

const attached = (page: Page, switches: string): Promise<void> =>
  page
    .locator(switches)
    .first()
    .waitFor({ state: 'attached', timeout: CLICK_WITHIN })
    .catch(missing('switch', switches));
