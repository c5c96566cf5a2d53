import type { Page } from 'playwright-core';
import type { BrowserKind } from '../browser/harness/browser-kinds';
import { openSite, type Visit } from '../browser/harness/open-site';
import { judgePage, judgeRequests, type Report } from './judge';
import { fits, follow, type Model, pathOf, type Step, startModel } from './steps';
import type { Way } from './way';

/** How long a page may take to be as it should be, and a step to end. */
const PATIENCE = Number(process.env.WALK_PATIENCE ?? 8_000); // ms
const LIMIT = 60_000; // ms
/** Problems that are known, so that what is behind them can be seen. */
const IGNORED = process.env.WALK_IGNORE ? new RegExp(process.env.WALK_IGNORE) : undefined;
/** Firefox says this of a picture that was shut while it loaded, by a no or by a step to another page. */
const CUT_OFF = 'Image corrupt or truncated.';
const isNews = (problem: string) => !problem.startsWith(CUT_OFF) && !IGNORED?.test(problem);

export interface Finding {
  /** Those that were done after the first page was opened; the last is the one after which something was wrong. */
  readonly steps: readonly Step[];
  readonly problems: readonly string[];
}

/**
 * Walks through a site, and looks after each step whether all is as it should be.
 *
 * @param next the next step, or nothing at the end
 */
export async function walk(
  way: Way,
  browser: BrowserKind,
  next: (model: Model) => Step | undefined,
): Promise<Finding | undefined> {
  const visit = await openSite({ browser, pages: await way.pages(), vendors: VENDORS });
  await visit.context.addInitScript({ path: 'test/walk/monitor.js' });
  const model = startModel();
  const done: Step[] = [];
  const once = new Set<string>();
  try {
    for (let step: Step | undefined = 'open'; step; step = next(model)) {
      if (step !== 'open') {
        if (!fits(step, model)) continue;
        follow(step, model);
        done.push(step);
      }
      const mark = visit.log.mark();
      if (step === 'reload') once.clear();
      await withLimit(act(visit.page, step, model, once), step);
      const problems = await look(visit, model, step, mark, once);
      if (problems.length) return { steps: done, problems };
    }
  } catch (error) {
    return { steps: done, problems: [String(error), ...visit.errors] };
  } finally {
    await visit.context.close();
  }
  return undefined;
}

/** Nothing comes from a cache, and frames ask for nothing by themselves: all that is asked is asked by the page. */
const frame = () =>
  new Response('<!doctype html><title>Frame</title>', {
    headers: { 'content-type': 'text/html', 'cache-control': 'no-store' },
  });
const VENDORS = {
  'tags.vendor.test/f.html': frame,
  'www.youtube-nocookie.com/embed/': frame,
  'tags.vendor.test/t.js': (request: Request) => {
    const { searchParams } = new URL(request.url);
    const given = ['n', 'c', 's'].map((name) => JSON.stringify(searchParams.get(name)));
    return new Response(`walk.ran(${given})`, {
      headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' },
    });
  },
};

async function act(page: Page, step: Step, model: Model, once: Set<string>): Promise<void> {
  const [kind, what] = step.split(' ') as [string, string];
  if (kind === 'open') await page.goto(pathOf(model));
  // Not by the driver, which waits for a navigation that it does not always see.
  else if (kind === 'back') await steady(page.evaluate(() => history.back()));
  else if (kind === 'forward') await steady(page.evaluate(() => history.forward()));
  else if (kind === 'reload') await page.reload();
  else if (kind === 'once') {
    const name = await page.evaluate((which) => window.walk.loadOnce(which), Number(what));
    if (name) once.add(name);
  } else if (DECIDE.includes(kind)) {
    await steady(page.evaluate(decide, { kind, allowed: [...model.allowed] }));
  } else {
    const name = `${kind}${model.count}`;
    await steady(page.evaluate(({ kind, what, name }) => window.way[kind]?.(what, name), { kind, what, name }));
  }
}

const DECIDE = ['accept', 'reject', 'choose', 'withdraw', 'reset'];

/** In the page. By the banner where one stands, as visitors do, else by the API. */
async function decide({ kind, allowed }: { kind: string; allowed: readonly string[] }): Promise<void> {
  const assent = window.assent as NonNullable<typeof window.assent>;
  const button = document
    .querySelector('assent-ui')
    ?.shadowRoot?.querySelector<HTMLElement>(`[part~=banner] [data-action=${kind}-all]`);
  if (button) {
    const changed = new Promise<void>((resolve) => assent.on('change', () => resolve()));
    button.click();
    return changed;
  }
  const answers = Object.fromEntries(['analytics', 'marketing'].map((name) => [name, allowed.includes(name)]));
  if (kind === 'accept') await assent.acceptAll();
  else if (kind === 'reject') await assent.rejectAll();
  else if (kind === 'reset') await assent.reset();
  else await assent.set(answers);
}

/** A page that leaves in the middle of a step has done it. */
async function steady(step: Promise<unknown>): Promise<void> {
  await step.catch((error) => {
    if (!isLeaving(error)) throw error;
  });
}

const isLeaving = (error: unknown) =>
  /context was destroyed|navigation|frame was detached|NetworkError|Failed to fetch|abort/i.test(String(error));

async function look(
  visit: Visit,
  model: Model,
  step: Step,
  mark: number,
  once: ReadonlySet<string>,
): Promise<string[]> {
  const { page, errors, settled, vendorRequests } = visit;
  const end = performance.now() + PATIENCE;
  for (;;) {
    let problems: string[];
    try {
      await withLimit(settled(), `settling after ${step}`);
      const report: Report = await page.evaluate(() => window.walk.report());
      problems = judgePage(report, model, step).filter(isNews);
    } catch (error) {
      if (!isLeaving(error)) throw error;
      problems = [String(error)];
    }
    // These do not heal.
    const asked = [...judgeRequests(vendorRequests(mark), model, once), ...errors].filter(isNews);
    if (asked.length) return [...asked, ...problems];
    if (!problems.length || performance.now() > end) return problems;
  }
}

async function withLimit<T>(work: Promise<T>, name: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`"${name}" did not end`)), LIMIT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

declare global {
  interface Window {
    /** monitor.js. */
    walk: { report(): Report; loadOnce(which: number): string | undefined };
    /** What the page can do by its library: `route`, `insert`, `remove`, `clone`, `swap`. */
    way: Readonly<Record<string, (what: string, name: string) => unknown>>;
  }
}
