import type { CDPSession, Page } from 'playwright-core';
import { PLAIN } from '../../faults/fault';
import { assentUi } from '../assent-ui';
import { assentTag, html } from '../html';
import type { Visit } from '../open-site';
import type { LoggedRequest } from '../request-log';
import type { Choice } from './draw';

const BODY = '<p data-consent="analytics">a</p><img alt="" data-consent="marketing" data-consent-src="/m.gif">';
const pageWith = (first: string) => html({ head: first + assentTag(PLAIN), body: `<h1>Klouttrack</h1>${BODY}` });
/** Whoever was asked to wait has waited: two hours are longer than any pause. */
const LATER = '<script>{ const now = Date.now; Date.now = () => now() + 7_200_000; }</script>';
/** A page that throws away what waits to be sent, before anything of Assent's is there. */
const FORGETFUL = `<script>
  for (const key of Object.keys(localStorage)) if (key.includes('outbox')) localStorage.removeItem(key);
</script>`;

export const PAGES = {
  '/bare': html(),
  '/later': pageWith(LATER),
  '/forgetful': pageWith(FORGETFUL),
  '*': pageWith(''),
};

export const isPost = ({ method, path }: LoggedRequest) => method === 'POST' && path === '/assent/receipts';

const ACTIONS = { accept: 'accept-all', reject: 'reject-all', save: 'save' };

/** A visitor comes, answers, and something goes wrong. @returns whether the click's handler has run, or the cookie is there */
export async function make(visit: Visit, choice: Choice, address: string): Promise<boolean> {
  const { context, newPage } = visit;
  const page = await newPage();
  await page.goto(address);
  await prepare(visit, page, choice);
  const devtools = choice.end === 'killed' ? await context.newCDPSession(page) : undefined;
  const isHeard = await clickAndEnd(visit, page, choice, devtools);
  if (choice.fault === 'offline') await context.setOffline(false);
  return isHeard || (await context.cookies(address)).some(({ name }) => name === '__Host-assent');
}

async function prepare({ context, settled }: Visit, page: Page, { kind, fault, at }: Choice): Promise<void> {
  const ui = assentUi(page);
  await ui.banner.waitFor();
  if (kind === 'save') {
    await ui.button('preferences').click();
    await ui.dialog.waitFor();
    await ui.switch('analytics').check();
  }
  if (fault === 'storage full') await page.evaluate(fillStorage);
  if (fault !== 'offline') return;
  // What tells of the choice cannot be loaded any more.
  if (isEvent(at)) await settled(page);
  await context.setOffline(true);
}

const isEvent = (at: Choice['at']) => at === 'change' || at === 'receipt' || at === 'done';

async function clickAndEnd(
  { log }: Visit,
  page: Page,
  { kind, fault, end, at }: Choice,
  devtools: CDPSession | undefined,
): Promise<boolean> {
  const mark = log.mark();
  // Offline nothing comes to anybody, and a receipt that is written is all.
  const event = fault === 'offline' && at === 'done' ? 'receipt' : at;
  const clicked = page.evaluate(click, [ACTIONS[kind], `${event}`] as const).then(
    () => true,
    () => false,
  );
  if (typeof at === 'number') await new Promise((resolve) => setTimeout(resolve, at));
  else if (at !== 'with the click') await clicked;
  const isAnswered = (request: LoggedRequest) => fault === 'slow' || request.status !== undefined;
  if (at === 'post') await log.next(isPost, mark);
  if (at === 'done' && fault !== 'offline') await log.next((request) => isPost(request) && isAnswered(request), mark);
  if (end === 'killed') await kill(page, devtools);
  await page.close();
  return clicked;
}

/** The process that the tab is in. */
async function kill(page: Page, devtools: CDPSession | undefined): Promise<void> {
  const hasCrashed = page.waitForEvent('crash');
  // Nobody is there to answer it.
  devtools?.send('Page.crash').catch(() => {});
  await hasCrashed;
}

/** Faults that leave no pause. */
const AT_ONCE = ['closed', 'killed', 'storage full'];

/** The next visit, in another tab, when all that went wrong is over. */
export async function comeBack(
  { newPage }: Visit,
  { fault }: Choice,
  address: string,
  path = AT_ONCE.includes(fault) ? '/next' : '/later',
): Promise<Page> {
  const page = await newPage();
  if (fault === 'storage full') {
    await page.goto(`${address}/bare`);
    await page.evaluate(freeStorage);
  }
  await page.goto(address + path);
  return page;
}

/** Clicks the button, and waits for an event of Assent's, where it is one. Runs in the page. */
async function click([action, event]: readonly [string, string]): Promise<void> {
  const all = document.querySelector('assent-ui')?.shadowRoot?.querySelectorAll<HTMLElement>('[data-action]') ?? [];
  const button = [...all].find((it) => it.dataset.action === action && it.checkVisibility());
  if (!button) throw new Error(`There is no ${action}.`);
  const hasCome = new Promise((resolve) => document.addEventListener(`assent:${event}`, resolve, { once: true }));
  button.click();
  if (event === 'change' || event === 'receipt') await hasCome;
}

/** Runs in the page. */
function fillStorage(): void {
  let text = 'x'.repeat(1 << 20);
  for (let i = 0; text; i++) {
    try {
      localStorage[`fill.${i}`] = text;
    } catch {
      text = text.slice(0, text.length >> 1);
    }
  }
}

/** Runs in the page. */
function freeStorage(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('fill.')) localStorage.removeItem(key);
}
