import { expect } from 'vitest';
import { assentTag, html } from '../harness/html';
import { openSite } from '../harness/open-site';
import { hang } from '../harness/vendors';
import { BROKEN, fault, inline, marked, PLAIN, pageOf, ran, said, VENDOR } from './fault';

fault('B11: 1,000 routes that insert tags start each once, and keep nothing', async (browser) => {
  const { page, ui, context, settled } = await openSite({
    browser,
    pages: { '*': pageOf(`<main></main>${inline('first')}`) },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  /** As routers do: what stood there goes, and what comes has a marked tag in it. */
  const go = (routes: number) =>
    page.evaluate(async (count) => {
      const counts: Record<string, number> = {};
      Object.assign(window, { counts });
      const main = document.querySelector('main') as HTMLElement;
      for (let i = 0; i < count; i++) {
        const script = Object.assign(document.createElement('script'), { type: 'text/plain' });
        script.dataset.consent = 'analytics';
        script.text = `counts['${i}'] = (counts['${i}'] ?? 0) + 1; dispatchEvent(new Event('ran'))`;
        const hasRun = new Promise((done) => addEventListener('ran', done, { once: true }));
        main.replaceChildren(script);
        await hasRun;
      }
      return Object.values(counts);
    }, routes);
  // Nothing of the yes is on its way any more.
  await settled();
  await go(100);
  const devtools = browser === 'chromium' ? await context.newCDPSession(page) : undefined;
  const used = async () => {
    await devtools?.send('HeapProfiler.collectGarbage');
    return (await devtools?.send('Runtime.getHeapUsage'))?.usedSize ?? 0;
  };
  const before = await used();
  expect(await go(1_000)).toEqual(Array(1_000).fill(1));
  expect((await used()) - before).toBeLessThan(1_000_000);
});

fault('B12: loaded several times it is there once: one banner, each tag once, one receipt', async (browser) => {
  const tags = Array.from({ length: 5 }, () => assentTag()).join('');
  const { page, ui, site, log, settled } = await openSite({
    browser,
    pages: { '*': html({ head: tags + assentTag(PLAIN, 'defer'), body: marked('t') + inline('inline') }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(await ui.host.count()).toBe(1);
  await ui.button('accept-all').click();
  await log.next(`${VENDOR}/t.js`);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  expect(await page.evaluate(said)).toEqual(['inline']);
  expect(log.all(`${VENDOR}/t.js`)).toHaveLength(1);
  expect(await site.receipts()).toHaveLength(1);
});

fault('B13: before the tags, behind them, deferred or missing, the script leaves them shut', async (browser) => {
  const tag = assentTag(PLAIN);
  const pages = {
    '/before': html({ head: assentTag(PLAIN, ''), body: marked('t') }),
    '/behind': html({ head: marked('t'), body: marked('t') + assentTag(PLAIN, '') }),
    '/deferred': html({ head: marked('t') + assentTag(PLAIN, 'defer'), body: marked('t') }),
    '/missing': html({ head: tag.replace('assent.js', 'gone.js'), body: marked('t') }),
  };
  const { page, vendorHosts, settled } = await openSite({ browser, pages });
  for (const path of Object.keys(pages)) {
    await page.goto(path);
    await settled();
  }
  expect(vendorHosts()).toEqual([]);
});

fault('B14: a tag that is missing, throws or is cut off stops no other', async (browser) => {
  const kinds = Object.keys(BROKEN);
  const broken = kinds.map((kind) => marked(kind) + inline(`after ${kind}`) + marked(`after-${kind}`)).join('');
  const throwing = '<script type="text/plain" data-consent="analytics">throw new Error("of the tag")</script>';
  const { page, ui, errors } = await openSite({
    browser,
    pages: { '*': pageOf(broken + throwing + inline('last') + marked('last')) },
    vendors: Object.fromEntries(kinds.map((kind) => [`tags.vendor.test/${kind}.js`, BROKEN[kind] ?? hang])),
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => page.evaluate(said)).toEqual([...kinds.map((kind) => `after ${kind}`), 'last']);
  await expect
    .poll(async () => (await page.evaluate(ran)).sort())
    .toEqual([...kinds.map((kind) => `after-${kind}`), 'last'].sort());
  await ui.banner.waitFor({ state: 'detached' });
  expect(errors.join()).toContain('of the tag');
  expect(errors.filter((error) => error.startsWith('[assent]'))).toEqual([]);
});

fault('B15: a tag whose vendor never answers holds up no other', async (browser) => {
  const { page, ui, log } = await openSite({
    browser,
    pages: { '*': pageOf(marked('slow') + inline('one') + marked('two') + inline('three')) },
    vendors: { 'tags.vendor.test/slow.js': hang },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => page.evaluate(said)).toEqual(['one', 'three']);
  await expect.poll(() => page.evaluate(ran)).toEqual(['two']);
  await expect.poll(() => log.all('slow.js').map(({ status }) => status)).toEqual([undefined]);
});

const MANY = 5_000;

fault('B33: 5,000 inline tags run, each once and in the order of the document', async (browser) => {
  const body = Array.from({ length: MANY }, (_, i) => inline(`${i}`)).join('\n');
  const { page, ui } = await openSite({ browser, pages: { '*': pageOf(body) } });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await page.evaluate(said)).toEqual([]);
  await ui.button('accept-all').click();
  const count = () => page.evaluate(() => (window as { said?: string[] }).said?.length);
  await expect.poll(count).toBe(MANY);
  expect(await page.evaluate(said)).toEqual(Array.from({ length: MANY }, (_, i) => `${i}`));
});
