import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Certificate } from '../../browser/harness/certificate';
import { COOKIES_OFF } from '../../browser/harness/page-faults';
import { startProxy } from '../../browser/harness/proxy';
import { RequestLog } from '../../browser/harness/request-log';
import { settled } from '../../browser/harness/settled';
import { SITE, Site } from '../../browser/harness/site';
import { answerAsVendor, script, type Vendors } from '../../browser/harness/vendors';
import { pageOf } from '../pages/site-page';
import type { Made, Subject } from '../pages/subjects/subject';
import { watchRequests } from '../pages/visit';
import { type Expected, type Outcome, type Seen, wrongOf } from './judge';
import { NONCE, PATIENCE, type PageFault, sceneOf, VENDOR } from './list';

/** Between two looks: there is no event for what does not happen. */
const PAUSE = 100; // ms

const HOST = new URL(VENDOR).host;

/** A new visitor on a page of this manager's with this fault, who allows everything. */
export async function outcomeOf(
  on: { browser: Browser; certificate: Certificate },
  subject: Subject,
  fault: PageFault,
): Promise<Outcome> {
  const log = new RequestLog();
  const made = await subject.make(sceneOf(fault), SITE);
  const site = new Site({
    pages: { ...Object.fromEntries(made.files), '*': textOf(made, fault) },
    headers: fault.policy ? { 'content-security-policy': fault.policy } : {},
  });
  const vendor = answerAsVendor(vendorsOf(fault));
  const proxy = await startProxy(on.certificate, log, (request, logged) =>
    (site.owns(logged.host) ? site.answer : vendor)(request, logged),
  );
  const context = await on.browser.newContext({
    ...{ baseURL: SITE, proxy: { server: proxy.url }, ignoreHTTPSErrors: true, locale: 'en-GB' },
    viewport: { width: 1280, height: 800 },
  });
  try {
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(String(error.error())));
    const page = await prepared(context, subject, fault);
    const wrong = wrongOf(await see({ page, log }, subject, fault), expectedOf(fault));
    return wrong === undefined ? {} : { wrong, error: errors[0]?.split('\n')[0] ?? '' };
  } finally {
    await context.close();
    await proxy.close();
    await site.close();
  }
}

function textOf(made: Made, { policy, script: text, markup = '', isLoadedTwice }: PageFault): string {
  const times = isLoadedTwice ? 2 : 1;
  const page = pageOf({ gated: made.gated, head: made.head.repeat(times), body: made.body.repeat(times) });
  const own = text ? `<script>{${text}}</script>` : '';
  const all = page.replace('<head>', `<head>${own}`).replace('<body>', `<body>${markup}`);
  return policy ? all.replaceAll('<script', `<script nonce="${NONCE}"`) : all;
}

function vendorsOf(fault: PageFault): Vendors {
  const answers = sceneOf(fault).gated.map(({ id, code }) => [`${HOST}/${id}.js`, () => script(code)] as const);
  return { ...Object.fromEntries(answers), ...(fault.vendor && { [`${HOST}/0.js`]: fault.vendor }) };
}

function expectedOf(fault: PageFault): Expected {
  const { lost = [] } = fault;
  const { gated } = sceneOf(fault);
  return {
    run: gated.flatMap(({ id }) => (lost.includes(id) ? [] : id)),
    ask: gated.flatMap(({ id, src }) => (src && lost.includes(id) ? id : [])),
  };
}

async function prepared(context: BrowserContext, subject: Subject, fault: PageFault): Promise<Page> {
  if (fault.cookie !== undefined) {
    const { cookie: name = '' } = subject;
    await context.addCookies([{ name, value: fault.cookie, url: SITE, secure: true }]);
  }
  if (fault.before) await context.addInitScript(fault.before);
  const page = await context.newPage();
  if (fault.areCookiesOff) {
    const devtools = await context.newCDPSession(page);
    await devtools.send(COOKIES_OFF, { disabled: true } as never);
  }
  return page;
}

async function see(
  { page, log }: { page: Page; log: RequestLog },
  { controls }: Subject,
  fault: PageFault,
): Promise<Seen> {
  const find = (place = '') => page.locator(place.replaceAll(' >>> ', ' ')).filter({ visible: true }).first();
  const accept = find(controls?.accept);
  const banner = find(controls?.banner);
  const ran = async () => (await page.evaluate(ranInPage)).split(',').filter(Boolean).map(Number);
  const asked = () => log.all(VENDOR).map(({ path }) => Number(path.slice(1).replace('.js', '')));
  const { run } = expectedOf(fault);

  const quiet = watchRequests(page);
  // What never ends, a request that a vendor holds up say, is the page's and not this run's.
  await page.goto('/', { waitUntil: 'commit' });
  const isThere = await came(accept.waitFor({ timeout: PATIENCE }));
  // Some listen to clicks only a while after they are there.
  await Promise.race([quiet(), sleep(PATIENCE)]);
  const early = [...asked(), ...(await ran())];
  const isUsable = isThere && (await came(accept.click({ timeout: PATIENCE })));
  if (!isUsable) return { isUsable, early, isGone: false, ran: [], asked: [] };

  const isDone = async () => (await ran()).length >= run.length && !(await banner.isVisible());
  const end = performance.now() + PATIENCE;
  while (performance.now() < end && !(await isDone())) await sleep(PAUSE);
  // Whatever runs a second time does so by then.
  await settled(page, log);
  return { isUsable, early, isGone: !(await banner.isVisible()), ran: await ran(), asked: asked() };
}

/** As a text, which no patch of the page's changes on its way. Runs in the page. */
function ranInPage(): string {
  const { ran = [] } = window as { ran?: number[] };
  let text = '';
  for (let i = 0; i < ran.length; i++) text += `${ran[i]},`;
  return text;
}

const came = (promise: Promise<void>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );
