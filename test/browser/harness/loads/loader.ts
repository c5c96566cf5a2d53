import { expect } from 'vitest';
import type { FaultBrowser } from '../../faults/fault';
import { assentUi } from '../assent-ui';
import { type Later, later } from '../hold';
import { html } from '../html';
import { openSite, type Visit } from '../open-site';
import type { Handler } from '../proxy';
import type { Load } from './draw';
import type { LoadFault } from './faults';
import { leaksOf, OURS } from './judge';
import { FILES, marked, pageOf, VENDORS } from './page';

export interface Loader {
  /** Another visitor, on a host of their own. @returns what has leaked, and how many requests vendors had while there was a yes */
  load(load: Load): Promise<{ leaks: string[]; allowed: number }>;
}

/** What is there by now. */
interface Scene {
  readonly load: Load;
  faults: readonly LoadFault[];
  readonly page: Handler;
  readonly isOver: Later;
}

const STORED: Handler = async (_, { body }) => {
  const { receipts = [] } = JSON.parse(body || '{}') as { receipts?: { receiptId: string }[] };
  return Response.json(
    { results: receipts.map(({ receiptId }) => ({ receiptId, status: 201 })), wants: [] },
    { status: 201 },
  );
};

/** Visitors of one browser profile, one after the other. */
export async function openLoader(browser: FaultBrowser): Promise<Loader> {
  let scene: Scene | undefined;
  /** What a fault makes of an answer. */
  const instead =
    (what: 'endpoint' | 'vendor', whole: Handler): Handler =>
    async (request, logged) => {
      const ill = scene?.faults.find((it) => it[what])?.[what];
      if (ill !== 'hangs') return (ill ?? whole)(request, logged);
      await scene?.isOver.promise;
      return Response.error();
    };
  const own: Handler = (request, logged) => scene?.page(request, logged) ?? new Response(null, { status: 404 });
  const pages = { ...FILES, '/bare': html(), '/inner': own, '/worker.js': own, '/frame': own, '*': own };
  const vendors = Object.fromEntries(Object.entries(VENDORS).map(([name, it]) => [name, instead('vendor', it)]));
  const visit = await openSite({ browser, pages, vendors, endpoint: instead('endpoint', STORED) });
  let count = 0;
  return {
    async load(load) {
      const address = `https://l${count++}.klouttrack.test`;
      const isOver = later();
      const here: Scene = {
        load,
        faults: load.isEarly ? load.faults : [],
        page: pageOf(load, () => here.faults),
        isOver,
      };
      scene = here;
      visit.log.contacted.clear();
      try {
        return await look(visit, here, address);
      } finally {
        isOver.resolve();
        await visit.context.clearCookies();
      }
    },
  };
}

async function look(visit: Visit, scene: Scene, address: string): Promise<{ leaks: string[]; allowed: number }> {
  const { page, log, settled, context } = visit;
  const { load } = scene;
  let mark = log.mark();
  let allowed = 0;
  if (load.moment !== 'before') {
    await page.goto(`${address}/first`);
    if (load.moment === 'withdrawn') {
      await answer(visit, load, true);
      // Under the gate the yes is of the next page.
      if (load.isGated) await page.goto(`${address}/second`).then(() => settled());
      allowed = visit.vendorRequests(mark).length;
    }
    await answer(visit, load, false);
    if (load.moment === 'withdrawn') {
      await swept(visit);
      // A page that was allowed to ask goes on until it is left.
      await leave(visit, address);
      mark = log.mark();
    }
  }
  scene.faults = load.faults;
  for (const { cookie } of load.faults) {
    if (!cookie) continue;
    const { name, value, isOfDomain } = cookie;
    const place = isOfDomain ? { domain: '.klouttrack.test', path: '/' } : { url: address };
    await context.addCookies([{ name, value, secure: true, ...place }]);
  }
  await page.goto(`${address}/last`);
  await act(visit, load, address);
  await settled();
  await leave(visit, address);
  return { leaks: await leaksOf(visit, page, mark), allowed };
}

/** Resolves once what vendors have left is gone. What stays is found by the judge. */
const swept = ({ context }: Visit): Promise<unknown> =>
  expect
    .poll(async () => (await context.cookies()).filter(({ name }) => !OURS.test(name)), { interval: 20 })
    .toEqual([])
    .catch(() => undefined);

/** To a page without scripts. The page that is left may be about to load itself again, which would come first. */
async function leave({ page, settled }: Visit, address: string): Promise<void> {
  for (;;) {
    const cause = await page.goto(`${address}/bare`).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!cause) await settled();
    if (!cause && page.url() === `${address}/bare`) return;
    if (cause && !/ERR_ABORTED|interrupted|NS_BINDING_ABORTED/.test(String(cause))) throw cause;
  }
}

/** Where what is wrong lets nobody answer, nobody has. */
async function answer({ page, settled }: Visit, { by, moment }: Load, yes: boolean): Promise<void> {
  const ui = assentUi(page);
  const action = yes ? 'accept-all' : 'reject-all';
  if (by === 'click') {
    await settled();
    const reopen = ui.button('reopen');
    if (!yes && moment === 'withdrawn' && (await reopen.isVisible())) {
      await reopen.evaluate((it: HTMLElement) => it.click());
      await settled();
    }
    const button = ui.button(action);
    if (await button.isVisible()) await button.evaluate((it: HTMLElement) => it.click());
  }
  // By code where no button was there. A page that has just withdrawn may be about to load itself again: then it is asked there.
  while (!(await page.evaluate(answerByCode, yes).then(() => true, wasReloaded))) await page.waitForLoadState('load');
  await settled();
}

/** Runs in the page, which may have an element by the name of Assent. */
function answerByCode(yes: boolean): void {
  const { assent } = window;
  if (typeof assent?.acceptAll !== 'function') return;
  if (assent.consent.status === 'decided' && assent.has('analytics') === yes) return;
  (yes ? assent.acceptAll() : assent.rejectAll()).catch(() => {});
}

function wasReloaded(cause: unknown): false {
  if (/context was destroyed/.test(String(cause))) return false;
  throw cause;
}

async function act({ page }: Visit, { act, faults }: Load, address: string): Promise<void> {
  if (act === 'insert')
    await page.evaluate(insert, marked(faults.some(({ csp }) => csp?.includes('nonce-')) ? 'nonce="abc"' : ''));
  if (act === 'open') await page.evaluate(() => void window.assent?.open());
  if (act === 'back') {
    await page.goto(`${address}/bare`);
    // (The driver of Firefox is not told of a page that comes back.)
    await page.evaluate(() => void setTimeout(() => history.back()));
    await expect.poll(() => page.evaluate(() => location.pathname)).not.toBe('/bare');
  }
}

/** As a router would: as HTML, and as clones of what is there. Runs in the page. */
function insert(markup: string): void {
  history.pushState(null, '', '/pushed');
  try {
    document.body.insertAdjacentHTML('beforeend', markup);
  } catch {
    // Trusted Types.
  }
  // The page may have an element of that name.
  const all = Document.prototype.querySelectorAll.call(document, '[data-consent]');
  for (const it of all) document.body.append(it.cloneNode(true));
}
