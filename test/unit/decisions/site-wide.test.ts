import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ASKED, type Category, isCategory } from '../../../src/consent/categories';
import { ownReceipts } from '../../../src/receipts/outbox';
import { clearDecisionCookies, readDecisionCookies } from '../../../src/storage/decision-cookie';
import { localStore } from '../../../src/storage/local-store';
import { cookiesAsInBrowsers } from '../core/fakes';
import { type Markup, settled, visit } from './site-page';

cookiesAsInBrowsers();

const PLACE = { name: 'assent', domain: '', path: '/' };

type Page = Awaited<ReturnType<typeof visit>>;
let open: Page[] = [];

async function enter(markup: Markup): Promise<Page> {
  const page = await visit(markup);
  open.push(page);
  return page;
}

function leaveAll(): void {
  for (const page of open) page.leave();
  open = [];
}

function forgetVisitor(): void {
  leaveAll();
  for (const text of readDecisionCookies(PLACE).keys()) clearDecisionCookies(PLACE, text);
  localStorage.clear();
}

beforeEach(forgetVisitor);
afterEach(leaveAll);

/** What may run on a page that is entered now, the necessary apart. */
async function allowedOn(markup: Markup): Promise<string[]> {
  const page = await enter(markup);
  const names = page.state.allowedNames().filter((name) => page.state.usedNames.get(name) !== 'necessary');
  page.leave();
  return names;
}

const latestReceipt = () => ownReceipts(localStore()).at(-1)?.receipt;

const ANALYTICS: Markup = [['google-analytics', 'analytics']];
const OTHERS: Markup = [
  ['hotjar', 'analytics'],
  ['meta-pixel', 'marketing'],
];

async function accepted(...pages: Markup[]): Promise<void> {
  for (const markup of pages) {
    const page = await enter(markup);
    await page.onBanner('accept-all');
    page.leave();
  }
}

describe('what was allowed on one page is taken back on another', () => {
  const ways: [string, (page: Page) => Promise<unknown>][] = [
    ['by rejectAll()', (page) => page.rejectAll()],
    ['by set() of its category', (page) => page.set({ analytics: false })],
    ['by set() of its name', (page) => page.set({ 'google-analytics': false })],
    ["by the banner's Reject all", (page) => page.onBanner('reject-all')],
    [
      "by the preferences' Reject all",
      async (page) => {
        page.preferences.open();
        page.click('[data-action=reject-all]');
      },
    ],
    [
      'by its switch',
      async (page) => {
        page.preferences.open();
        page.click('input[name=google-analytics]');
        page.click('[data-action=save]');
      },
    ],
    [
      "by its category's switch",
      async (page) => {
        page.preferences.open();
        page.click('input[name=analytics]');
        page.click('[data-action=save]');
      },
    ],
  ];

  for (const [which, markup] of [
    ['with other services', OTHERS],
    ['without any', []],
  ] as const) {
    test.each(ways)(`on a page ${which}: %s`, async (_, takeBack) => {
      await accepted(ANALYTICS);
      await takeBack(await enter(markup));
      await settled();
      expect((await allowedOn(ANALYTICS)).filter((name) => name !== 'analytics')).toEqual([]);
      expect(latestReceipt()?.services).toMatchObject({ 'google-analytics': false });
    });
  }

  test('and is told of by name', async () => {
    await accepted(ANALYTICS);
    const outcome = await (await enter([])).rejectAll();
    expect([...outcome.withdrawn].sort()).toEqual(['analytics', 'google-analytics']);
  });

  test('where its name and category are lost with localStorage', async () => {
    await accepted(ANALYTICS, [['heat', 'marketing']]);
    localStorage.clear();
    const page = await enter([['hotjar', 'analytics']]);
    await page.set({ analytics: false });
    expect(await allowedOn(ANALYTICS)).toEqual([]);
    expect(await allowedOn([['heat', 'marketing']])).toEqual(['marketing']);
    expect(Object.values(latestReceipt()?.services ?? {})).not.toContain(true);
    expect(Object.keys(latestReceipt()?.services ?? {})).toHaveLength(3);
  });
});

describe('the preferences', () => {
  test('of a page without anything list what is allowed elsewhere, by the name that was shown', async () => {
    await accepted(ANALYTICS, OTHERS);
    const page = await enter([]);
    page.preferences.open();
    expect(page.switches()).toEqual({
      necessary: true,
      analytics: true,
      'google-analytics': true,
      hotjar: true,
      marketing: true,
      'meta-pixel': true,
    });
    expect(page.text('#elsewhere-hotjar')).toBe('Not on this page. Allowed on other pages of this site.');
  });

  test('list what is refused elsewhere nowhere, and what is used here once', async () => {
    await accepted(ANALYTICS, OTHERS);
    await (await enter([])).set({ marketing: false });
    const page = await enter(ANALYTICS);
    page.preferences.open();
    expect(page.switches()).toEqual({ necessary: true, analytics: true, 'google-analytics': true, hotjar: true });
    expect(page.text('#elsewhere-google-analytics')).toBeUndefined();
  });

  test('have a switch for what nobody knows the name of, which goes with any category', async () => {
    await accepted(ANALYTICS);
    localStorage.clear();
    const page = await enter([]);
    page.preferences.open();
    const [unknown = ''] = Object.keys(page.switches()).filter((name) => !isCategory(name));
    expect(page.switches()).toEqual({ necessary: true, analytics: true, marketing: false, [unknown]: true });
    page.click('input[name=analytics]');
    await settled();
    expect(page.switches()).toMatchObject({ analytics: false, [unknown]: false });
    page.click('[data-action=save]');
    expect(await allowedOn(ANALYTICS)).toEqual([]);
  });

  test('say that it is saved where it is, and nothing else', async () => {
    await accepted(ANALYTICS);
    const page = await enter([]);
    page.preferences.open();
    page.click('[data-action=save]');
    await vi.waitFor(() => expect(page.text('[role=status]')).toBe('Nothing has changed.'));
    page.preferences.open();
    page.click('[data-action=reject-all]');
    await vi.waitFor(() => expect(page.text('[role=status]')).toBe('Your choices are saved.'));
  });
});

const CATEGORY_OF = new Map<string, Category>(
  Array.from({ length: 13 }, (_, i) => [`service-${i}`, [...ASKED, 'necessary' as const][i % 4] as Category]),
);
const markup: fc.Arbitrary<Markup> = fc
  .subarray([...CATEGORY_OF.keys(), ...ASKED])
  .map((names) => names.map((name) => [name, CATEGORY_OF.get(name) ?? (name as Category)] as const));

/** How the visitor says yes: to all, or to one thing of the page. */
const yes = fc.record({ page: fc.nat(2), one: fc.option(fc.nat(12)), way: fc.constantFrom('api', 'banner', 'alone') });
const no = fc.record({
  page: fc.nat(2),
  way: fc.constantFrom('all', 'banner', 'preferences', 'category', 'switch', 'service'),
  which: fc.nat(12),
});

async function agree(page: Page, { one, way }: { one: number | null; way: string }): Promise<void> {
  const names = [...page.state.usedNames].filter(([, category]) => category !== 'necessary').map(([name]) => name);
  const name = one === null ? undefined : names[one % Math.max(names.length, 1)];
  if (name && way === 'alone') await page.allowAlways(name);
  else if (name) await page.set({ [name]: true });
  else await (way === 'banner' ? page.onBanner('accept-all') : page.acceptAll());
}

/** @returns what may not run any more, as a test of names */
async function refuse(page: Page, way: string, which: number, granted: readonly string[]) {
  const isAll = () => true;
  if (way === 'all') await page.rejectAll();
  if (way === 'banner') await page.onBanner('reject-all');
  if (way === 'preferences') {
    page.preferences.open();
    page.click('[data-action=reject-all]');
  }
  if (/all|banner|preferences/.test(way)) return isAll;
  const category = ASKED[which % 3] as Category;
  const isIn = (name: string) => name === category || CATEGORY_OF.get(name) === category;
  const service = granted.filter((name) => CATEGORY_OF.has(name))[which % Math.max(granted.length, 1)];
  if (way === 'category') await page.set({ [category]: false });
  else if (way === 'switch') {
    page.preferences.open();
    if (!page.switches()[category]) return undefined;
    page.click(`input[name=${category}]`);
    page.click('[data-action=save]');
  } else if (service) {
    await page.set({ [service]: false });
    return (name: string) => name === service;
  } else return undefined;
  return isIn;
}

test('over 200 sites of three pages, a withdrawal on any leaves nothing that a later one runs, and the receipt says it', async () => {
  const property = fc.asyncProperty(
    fc.tuple(markup, markup, markup),
    fc.array(yes, { minLength: 1, maxLength: 4 }),
    no,
    fc.boolean(),
    async (site, said, { page, way, which }, isLost) => {
      forgetVisitor();
      for (const each of said) {
        const visited = await enter(site[each.page] as Markup);
        await agree(visited, each);
        visited.leave();
      }
      const before = new Set((await Promise.all(site.map(allowedOn))).flat());
      if (isLost) localStorage.clear();
      const refused = await refuse(await enter(site[page] as Markup), way, which, isLost ? [] : [...before]);
      await settled();
      if (!refused) return;
      const after = new Set((await Promise.all(site.map(allowedOn))).flat());
      expect([...after].filter(refused)).toEqual([]);
      // What was not refused stands, where it is known what is.
      if (!isLost)
        expect([...before].filter((name) => !refused(name))).toEqual([...before].filter((it) => after.has(it)));
      const gone = [...before].filter((name) => !after.has(name));
      if (!gone.length) return;
      const receipt = latestReceipt();
      const { categories, services } = receipt as { categories: object; services: object };
      const told: Record<string, boolean> = { ...categories, ...services };
      if (!isLost) expect(gone.filter((name) => told[name] !== false)).toEqual([]);
      expect(Object.values(told).filter((on) => !on).length).toBeGreaterThanOrEqual(gone.length);
    },
  );
  await fc.assert(property, { numRuns: 200, seed: 10 });
});

test('the keys of two pages with 40 services are one cookie of at most 512 bytes, before and after', async () => {
  const some = (from: number): Markup =>
    Array.from({ length: 20 }, (_, i) => [`service-${from + i}`, ASKED[i % 3] as Category] as const);
  await accepted(some(0), some(20));
  expect(`__Host-assent=${[...readDecisionCookies(PLACE).keys()][0]}`.length).toBeLessThanOrEqual(512);
  await (await enter([])).rejectAll();
  expect(`__Host-assent=${[...readDecisionCookies(PLACE).keys()][0]}`.length).toBeLessThanOrEqual(512);
  expect(await allowedOn(some(0))).toEqual([]);
});
