import type { Page } from 'playwright-core';
import type { Visit } from './open-site';

/** Routes of every example, each with its heading in `walk`. */
export const PATHS = ['/', '/reports', '/films'];

export const ROUTE_CHANGES = 200;
/** What a page may grow by over all of them, in bytes, once it has settled in. */
export const GROWTH = 1024 * 1024;
/** Frameworks and browsers fill their caches first: Turbo alone keeps ten pages. */
const WARM_UP = 15;

/** Follows so many links, and looks after each whether the banner and what waits for a yes are as they should be. */
async function walk(page: Page, changes: number, isAllowed: boolean): Promise<void> {
  await page.evaluate(
    async ([paths, changes, isAllowed]) => {
      const titles: Record<string, string> = { '/': 'Home', '/reports': 'Reports', '/films': 'Films' };
      const banner = () => document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part~=banner]');
      const wrong = (path: string) => {
        const isFilm = path === '/films';
        return [
          document.querySelector('h1')?.textContent === titles[path] ? '' : 'another page',
          // Turbo shows what it remembers first, and htmx sees to its links last: a visitor is not as fast.
          document.querySelector('[aria-busy],[data-turbo-preview],[hx-boost]:not([data-htmx-powered])') ? 'busy' : '',
          document.querySelectorAll('.chart').length === (isAllowed && !isFilm ? 1 : 0) ? '' : 'the chart',
          document.querySelectorAll('iframe[src]').length === 0 ? '' : 'a frame is loaded',
          document.querySelectorAll('assent-embed').length === (isFilm ? 1 : 0) ? '' : 'the placeholder',
          document.querySelectorAll('assent-ui').length === 1 ? '' : 'the interface',
          !!banner()?.checkVisibility() === !isAllowed ? '' : 'the banner',
        ].filter(Boolean);
      };
      for (let i = 0; i < changes; i++) {
        const path = paths[(paths.indexOf(location.pathname) + 1) % paths.length] as string;
        document.querySelector<HTMLElement>(`nav a[href="${path}"]`)?.click();
        for (let frame = 0; wrong(path).length; frame++) {
          if (frame > 1200) throw new Error(`change ${i} to ${path}: ${wrong(path)}`);
          await new Promise(requestAnimationFrame);
        }
      }
    },
    [PATHS, changes, isAllowed] as const,
  );
}

/** What is left on the heap of a page once all garbage is collected, in bytes. */
async function heapOf({ context, page }: Visit): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** @returns what the heap has grown by, in bytes */
export async function growthOver(visit: Visit, changes: number, isAllowed: boolean, warmUp = WARM_UP): Promise<number> {
  await walk(visit.page, warmUp, isAllowed);
  const before = await heapOf(visit);
  await walk(visit.page, changes, isAllowed);
  return (await heapOf(visit)) - before;
}
