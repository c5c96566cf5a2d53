import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { CPU, type Network, type StorageState, throttle } from './chrome';
import { type Clicked, type Observed, type Shown, watchPage } from './in-page';
import type { Scene } from './scene';
import type { BenchServer } from './server';
import type { Controls, Subject } from './subjects/subject';

/** So long that whatever did not come until then does not come. */
const PATIENCE = 20_000; // ms
/** Without requests: as long as the browsers' own "network idle". */
const QUIET = 500; // ms

export interface VisitOptions {
  readonly network?: Network;
  readonly cpu?: number;
  /** What an earlier visit left. */
  readonly state?: StorageState | undefined;
  /** Without, nothing of the bench runs in the page: what is measured from outside is not disturbed. */
  readonly isWatched?: boolean;
  /** Vendors' scripts are answered as empty ones. */
  readonly hasVendors?: boolean;
}

export interface Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Resolves when the browser has the first bytes of the page. */
  open(): Promise<void>;
  /** The banner, once it is at rest. */
  banner(): Promise<Shown>;
  isShown(control: keyof Controls): Promise<boolean>;
  /** Clicks as a visitor does: the pointer first. Some listen to clicks only a while after they are there: see `quiet`. @returns the times in the page */
  click(control: keyof Controls): Promise<Clicked>;
  /** Preferences, once they are at rest. */
  dialog(): Promise<Shown>;
  /** When so many gated scripts have run: all of them, with their times from the navigation. */
  runs(count: number): Promise<readonly (readonly [id: number, at: number])[]>;
  observed(): Promise<Observed>;
  /** Nothing is under way any more. */
  quiet(): Promise<void>;
  state(): Promise<StorageState>;
  close(): Promise<void>;
}

export type Visitor = (subject: Subject, scene: Scene, options?: VisitOptions) => Promise<Visit>;

/** Each visit is somebody else, with nothing in the cache. */
export function visitorOf(browser: Browser, server: BenchServer): Visitor {
  return async (subject, scene, options = {}) => {
    const { network = 'none', cpu = CPU, state, isWatched = true, hasVendors = false } = options;
    const url = await server.pageOf(subject, scene);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...(state && { storageState: state }),
    });
    if (hasVendors) {
      const isVendors = ({ origin }: URL) => origin !== server.origin;
      await context.route(isVendors, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    }
    const page = await context.newPage();
    await page.addInitScript(watchPage, { banner: subject.controls?.banner, isWatched });
    const cdp = await context.newCDPSession(page);
    await throttle(cdp, network, cpu);
    return visitOf({ subject, url, page, cdp });
  };
}

function visitOf({ subject, url, page, cdp }: { subject: Subject; url: string; page: Page; cdp: CDPSession }): Visit {
  const placeOf = (control: keyof Controls) => {
    const place = subject.controls?.[control];
    if (!place) throw new Error(`${subject.name} has no ${control}`);
    return place;
  };
  const quiet = watchRequests(page);
  const within = <T>(what: string, promise: Promise<T>) => inTime(`${subject.name}: ${what}`, promise);
  return {
    ...{ page, cdp },
    async open() {
      await page.goto(url, { waitUntil: 'commit' });
    },
    banner: () =>
      within(
        'the banner',
        page.evaluate(() => window.bench.banner),
      ),
    isShown: (control) => page.evaluate((place) => window.bench.isShown(place), placeOf(control)),
    async click(control) {
      const place = placeOf(control);
      await within(
        'a page with nothing to do',
        page.evaluate(() => window.bench.whenIdle()),
      );
      const { x, y } = await page.evaluate((it) => window.bench.centreOf(it), place);
      await page.mouse.move(x, y);
      await within(
        'a frame with the pointer there',
        page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve))),
      );
      await page.evaluate(() => window.bench.expectClick());
      await page.mouse.click(x, y);
      return within(
        `a click on ${control}`,
        page.evaluate(() => window.bench.clicked),
      );
    },
    dialog: () =>
      within(
        'the preferences',
        page.evaluate((place) => window.bench.whenShown(place), placeOf('dialog')),
      ),
    runs: (count) =>
      within(
        `${count} gated scripts`,
        page.evaluate((n) => window.bench.whenRun(n), count),
      ),
    observed: () => page.evaluate(() => window.bench.observed()),
    quiet: () => within('an end of requests', quiet()),
    state: () => page.context().storageState({ indexedDB: true }),
    close: () => page.context().close(),
  };
}

/** @returns resolves once nothing has been under way for a while; Playwright's own way looks at the first such time alone */
export function watchRequests(page: Page): () => Promise<void> {
  let underWay = 0;
  let last = performance.now();
  const count = (change: number) => () => {
    underWay += change;
    last = performance.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  return async () => {
    const since = performance.now();
    // There is no event for what does not happen.
    while (underWay > 0 || performance.now() - Math.max(since, last) < QUIET) await sleep(QUIET / 10);
  };
}

async function inTime<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    // It may fail later, when the page is closed.
    promise.catch(() => undefined);
  }
}
