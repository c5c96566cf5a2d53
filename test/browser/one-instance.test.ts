import { expect, test } from 'vitest';
import { assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/* The package in a page, as a browser takes it without a bundler. */

const CONFIG = {
  policy: { url: '/privacy', version: '2025-02' },
  region: 'DE',
  services: { hotjar: { id: '1234567' } },
};
const COPY = '/assent/npm/index.js';

async function open(head = ''): Promise<Visit> {
  const visit = await openSite({ pages: { '*': html({ head }) } });
  await visit.page.goto('/');
  return visit;
}

/** Runs this in the page, where `createAssent` is one copy's and `other` that of a second copy. */
const run = <T>({ page }: Visit, code: string): Promise<T> =>
  page.evaluate(`(async () => {
    const { createAssent } = await import(${JSON.stringify(COPY)});
    const { createAssent: other } = await import(${JSON.stringify(`${COPY}?other`)});
    const config = ${JSON.stringify(CONFIG)};
    ${code}
  })()`);

test('createAssent called again gives the first instance, and one banner stands', async () => {
  const visit = await open();
  const same = await run(
    visit,
    `const first = createAssent(config);
    return [createAssent({ ...config }), other(config), window.assent].map((it) => it === first);`,
  );
  expect(same).toEqual([true, true, true]);
  await visit.ui.banner.waitFor();
  await visit.settled();
  expect(await visit.page.locator('assent-ui').count()).toBe(1);
});

test('the settings that are not used are named once', async () => {
  const visit = await open();
  await run(
    visit,
    `createAssent(config);
    for (const days of [30, 60]) createAssent({ ...config, region: 'US', cookie: { days } });`,
  );
  expect(visit.said).toHaveLength(1);
  expect(visit.said[0]).toMatch(/^\[assent\] region, cookie: differs from what createAssent was first called with/);
});

test('after destroy() a new one starts, with its own settings and without a word', async () => {
  const visit = await open();
  const isNew = await run(
    visit,
    `const first = createAssent(config);
    first.destroy();
    const isGone = !('assent' in window);
    const second = createAssent({ ...config, ui: { language: 'de' } });
    first.destroy();
    return [isGone, second !== first, window.assent === second];`,
  );
  expect(isNew).toEqual([true, true, true]);
  await visit.ui.banner.waitFor();
  expect(await visit.page.locator('assent-ui').count()).toBe(1);
  expect(visit.said).toEqual([]);
});

test("after destroy() of a script tag's instance createAssent starts one", async () => {
  const visit = await open(assentTag(undefined, ''));
  const isNew = await run(
    visit,
    `const first = window.assent;
    first.destroy();
    const second = createAssent(config);
    return [second !== first, window.assent === second, createAssent(config) === second];`,
  );
  expect(isNew).toEqual([true, true, true]);
  await visit.ui.banner.waitFor();
  expect(visit.said).toEqual([]);
});

test("a script tag's instance stays, and a script tag that comes later starts none", async () => {
  const before = await open(assentTag(undefined, ''));
  expect(await run(before, 'return createAssent(config) === window.assent;')).toBe(true);
  expect(before.said).toEqual([expect.stringMatching(/^\[assent\] config: is not used, since a script tag/)]);

  const after = await open();
  const kept = await run(
    after,
    `const first = createAssent(config);
    const tag = Object.assign(document.createElement('script'), { src: '/assent/assent.js' });
    Object.assign(tag.dataset, { policyUrl: '/other', policyVersion: '1', hotjar: '1' });
    await new Promise((resolve) => { tag.onload = resolve; document.head.append(tag); });
    return window.assent === first;`,
  );
  expect(kept).toBe(true);
  await after.ui.banner.waitFor();
  await after.settled();
  expect(await after.page.locator('assent-ui').count()).toBe(1);
});

test("what is the page's own under that name is left to it", async () => {
  const visit = await open('<script>window.assent = { own: true };</script>');
  expect(await run(visit, 'return [createAssent(config) === createAssent(config), window.assent.own];')).toEqual([
    true,
    true,
  ]);
  expect(visit.said).toEqual([]);
});
