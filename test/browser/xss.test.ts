import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';
import { look, spoilStorage, unfold } from './harness/xss/look';
import { CANARY, liveMarkup, payloadsOf } from './harness/xss/payloads';
import { cookieOf, endpointOf, formerOf, pageOf, type Supply, supplyOf } from './harness/xss/site';

/*
 * Whatever stands where Assent expects a text, an address or an answer: nothing of it is run, and nothing of it becomes markup.
 *
 *     npm run soak -- xss                                              2,000 payloads
 *     XSS_SEED=40 npx vitest run --project browser test/browser/xss.test.ts
 */

const { XSS_SEED = '1', XSS_TOTAL = '200' } = process.env;
const PAYLOADS = payloadsOf(Number(XSS_SEED), Number(XSS_TOTAL));
/** So many a page has room for. */
const A_PAGE = 100;
const NONCE = 'abc';
const POLICIES = {
  'no policy': {},
  'a strict policy': {
    csp: `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src 'none'; connect-src 'self'`,
    nonce: NONCE,
  },
  'Trusted Types': { csp: "require-trusted-types-for 'script'; trusted-types assent" },
} satisfies Record<string, { csp?: string; nonce?: string }>;

interface Watched extends Visit {
  /** What ran, what opened a dialog, what the policy kept from running, and what was asked. */
  found(): string[];
}

async function watch(options: OpenSiteOptions): Promise<Watched> {
  const visit = await openSite({ context: { timezoneId: 'UTC' }, ...options });
  const { context, page, log } = visit;
  const told: string[] = [];
  await context.exposeBinding('hit', (_, id) => void told.push(`ran: ${id}`));
  await context.exposeBinding('kept', (_, what) => void told.push(`kept from running: ${what}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const isInline = effectiveDirective.startsWith('script-src') && /^(inline|eval|javascript|data)/.test(blockedURI);
      const { kept } = window as unknown as { kept(what: string): void };
      if (isInline || /trusted-types/.test(effectiveDirective)) kept(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on('dialog', (dialog) => {
    told.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('popup', (popup) => told.push(`window: ${popup.url()}`));
  return {
    ...visit,
    found: () => [...told, ...log.all(({ host }) => host === CANARY).map(({ url }) => `asked: ${url}`)],
  };
}

/**
 * Looks at all there is to see, and answers, by the keyboard: the frames of payloads move what is below a pointer.
 *
 * @returns what texts were seen, and what became markup
 */
async function walk({ page, ui, settled }: Visit): Promise<{ texts: string[]; parsed: string[] }> {
  const seen: ReturnType<typeof look>[] = [];
  const see = async () => {
    await page.evaluate(unfold);
    seen.push(await page.evaluate(look));
  };
  await ui.banner.waitFor();
  await see();
  await ui.button('preferences').press('Enter');
  await ui.dialog.waitFor();
  await see();
  await ui.button('accept-all', ui.dialog).press('Enter');
  await settled();
  await see();
  await page.evaluate(() => window.assent?.open());
  await ui.button('receipts', ui.dialog).press('Enter');
  await settled();
  await see();
  return { texts: seen.map(({ texts }) => texts), parsed: seen.flatMap(({ parsed }) => parsed) };
}

/** The page once more, with a cookie and a storage that somebody has written. */
async function comeBack(visit: Visit, supply: Supply, address: string): Promise<string[]> {
  const { page, context, settled } = visit;
  const payloads = Array.from({ length: 20 }, supply.next);
  await page.evaluate(spoilStorage, payloads);
  // Where it is open it would hear of the cookie, and load itself again.
  await page.goto('about:blank');
  await context.addCookies([cookie(address, cookieOf(supply, true))]);
  await page.goto(address);
  await page.waitForFunction(() => window.assent);
  await page.evaluate(() => window.assent?.open());
  await settled();
  await page.evaluate(unfold);
  const { parsed } = await page.evaluate(look);
  return [...parsed];
}

const cookie = (address: string, value: string, name = '__Host-assent') => ({
  url: address,
  name,
  value,
  secure: true,
});

test.each(Object.entries(POLICIES))(
  'with %s nothing is run, and nothing becomes markup',
  {
    timeout: 1_200_000,
  },
  async (_, policy) => {
    const { csp, nonce } = policy as { csp?: string; nonce?: string };
    const supply = supplyOf(PAYLOADS);
    const count = Math.ceil(PAYLOADS.length / A_PAGE);
    const texts = Array.from({ length: count }, (_, index) => pageOf(supply, index, nonce));
    const visit = await watch({
      pages: Object.fromEntries(
        texts.map((text, index) => [
          `s${index}.klouttrack.test/`,
          () =>
            new Response(text, {
              headers: { 'content-type': 'text/html', ...(csp && { 'content-security-policy': csp }) },
            }),
        ]),
      ),
      endpoint: endpointOf(supply),
    });
    for (const index of texts.keys()) {
      const address = `https://s${index}.klouttrack.test/`;
      const said = encodeURIComponent(supply.next());
      await visit.context.addCookies([
        cookie(address, cookieOf(supply, false)),
        cookie(address, formerOf(supply), 'klaro'),
      ]);
      await visit.page.goto(`${address}?q=${said}&assent=${said}#${said}`);
      const { texts, parsed } = await walk(visit);
      expect(parsed, address).toEqual([]);
      // They did stand there.
      const shown = PAYLOADS.filter(({ text }) => texts.some((it) => it.includes(text)));
      expect(shown.length).toBeGreaterThan(30);
      expect(await comeBack(visit, supply, address), address).toEqual([]);
      expect(visit.found(), address).toEqual([]);
    }
    expect(supply.given.size).toBe(new Set(PAYLOADS.map(({ text }) => text)).size);
  },
);

test('written as HTML they do run, and ask: what is above could fail', async () => {
  const visit = await watch({ pages: { '*': html() } });
  await visit.page.goto('/');
  await write(
    visit.page,
    liveMarkup().filter((text) => !/^<(form|a)\b/.test(text)),
  );
  await visit.settled();
  const kinds = new Set(visit.found().map((it) => it.replace(/:.*/, '')));
  expect(visit.found().length).toBeGreaterThan(15);
  expect([...kinds].sort()).toEqual(['asked', 'dialog', 'ran']);
});

/** As a page would that takes texts for HTML. */
const write = (page: Page, texts: readonly string[]) =>
  page.evaluate((all) => {
    for (const text of all) {
      const place = document.createElement('div');
      place.innerHTML = text;
      document.body.append(place);
    }
  }, texts);
