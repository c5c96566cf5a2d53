import type { Browser } from 'playwright-core';
import { CPU, throttle } from '../chrome';

/** How much the throttle really slows: a fixed loop with it and without. */
export interface ThrottleCheck {
  /** ms without */
  readonly loop: number;
  readonly times: number;
}

export async function checkThrottle(browser: Browser): Promise<ThrottleCheck> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const time = async (cpu: number) => {
    await throttle(cdp, 'none', cpu);
    return page.evaluate(() => {
      const start = performance.now();
      let sum = 0;
      for (let i = 0; i < 10_000_000; i++) sum = (sum + i * i) % 1_000_003;
      // Nobody may leave out what is used.
      return performance.now() - start + (sum < 0 ? 1 : 0);
    });
  };
  await time(1);
  const loop = await time(1);
  const slowed = await time(CPU);
  await context.close();
  return { loop, times: slowed / loop };
}
