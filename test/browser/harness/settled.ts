import type { Page } from 'playwright-core';
import type { RequestLog } from './request-log';

/** So many rounds, and what is still asked for then is held by the test, or asks for ever. */
const ROUNDS = 20;
/** While a page is being left its requests end before it does. One that has gone on for so often is broken. */
const BROKEN_AT_MOST = 20;

/**
 * A definite later event instead of a pause: the page is loaded, had frames to draw and time to idle, everything it asked
 * for is answered, and a request that it makes after all that has arrived, with none of another kind since.
 *
 * (Not the driver's own "network idle": in Firefox it never comes where a page was left with a request on its way.)
 */
export async function settled(page: Page, log: RequestLog): Promise<void> {
  let broken = 0;
  let wasQuiet = false;
  await page.waitForLoadState('load');
  for (let round = 0; round < ROUNDS; round++) {
    const mark = log.mark();
    const marker = `/settled-${mark}`;
    const isThere = await page
      .evaluate(async (url) => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        await new Promise((resolve) => requestIdleCallback(resolve));
        await fetch(url);
      }, marker)
      // Whatever it returned: in Firefox a page that has replaced natives has none of it come over.
      .then(
        () => true,
        (cause) => {
          // It loads itself again, as a withdrawal may have it do.
          if (/context was destroyed|navigation/i.test(String(cause))) return false;
          if (/NetworkError|Failed to fetch/.test(String(cause)) && broken++ < BROKEN_AT_MOST) return false;
          throw cause;
        },
      );
    if (!isThere) {
      await page.waitForLoadState('load');
      round = 0;
      wasQuiet = false;
      continue;
    }
    await log.next(marker);
    const isQuiet = log.entries.length === mark + 1 && log.entries.every(({ status }) => status !== undefined);
    // Once is between two requests, of which the second is not made yet: what asks for it may come with the marker's answer.
    if (isQuiet && wasQuiet && round > 1) return;
    wasQuiet = isQuiet;
  }
}
