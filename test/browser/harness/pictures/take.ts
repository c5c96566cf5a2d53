import { openSite, type Visit } from '../open-site';
import { LOOKS, type LookName } from './looks';
import { fonts } from './page';
import { STATES, type StateName } from './states';

/** All that is different at each visit otherwise: the time, and what is drawn by lot. And a browser that objects. */
function makeAlike(): void {
  let next = 0;
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (ArrayBuffer.isView(array)) new Uint8Array(array.buffer).fill(next++);
    return array;
  };
  crypto.randomUUID = () => `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`;
  if (location.search === '?gpc')
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
}

/** Has whatever it is told of, at once. The real one would be a database for each picture. */
async function answer(request: Request): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 204 });
  const { receipts = [] } = (await request.json()) as { readonly receipts?: readonly { readonly receiptId: string }[] };
  return Response.json({ results: receipts.map(({ receiptId }) => ({ receiptId, status: 201 })), wants: [] });
}

const NOON = new Date('2026-11-30T12:00:00Z');

/**
 * What a visitor sees in one state.
 *
 * @param css of the page, for pictures that are to be different
 */
export async function take(state: StateName, look: LookName, css = ''): Promise<Buffer> {
  const { lang, context } = LOOKS[look];
  const visit = await openSite({
    browser: 'plain-chromium',
    pages: { ...fonts, ...STATES[state].pages(lang, css) },
    endpoint: answer,
    context: { ...context, deviceScaleFactor: 1, reducedMotion: 'reduce', timezoneId: 'UTC' },
  });
  const { page } = visit;
  await visit.context.addInitScript(makeAlike);
  await page.clock.setFixedTime(NOON);
  await page.goto(state === 'many' ? '/?gpc' : '/');
  await STATES[state].reach(visit);
  return atRest(visit);
}

/** Once two in a row are the same. A page that never rests fails by the time that a test has. */
async function atRest({ page }: Visit): Promise<Buffer> {
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())).then(() => {}));
  const shot = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let before = await shot();
  for (;;) {
    const now = await shot();
    if (now.equals(before)) return now;
    before = now;
  }
}
