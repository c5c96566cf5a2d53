import type { BrowserContext, Cookie, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fits } from '../../src/cleanup/patterns';
import type { BrowserKind } from './harness/browser-kinds';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const HOST = 'app.shop.klouttrack.test';
const PAGE = `https://${HOST}/a/b/c`;
const TAG = assentTag({ 'data-policy-url': '/privacy', 'data-policy-version': '2025-02' });

const COVERED = ['al_*', 'mid*dle*end', 'be', 'be_two', '__Secure-be', '__Host-be', 'n ame', 'ünï'];
const services = {
  alpha: { category: 'marketing', name: 'Alpha', cookies: COVERED.slice(0, 2) },
  beta: { category: 'analytics', name: 'Beta', cookies: COVERED.slice(2) },
};
const isCovered = (name: string) => COVERED.some((pattern) => fits(pattern, name));

async function open(
  browser: BrowserKind,
  config: object,
  url = PAGE,
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Visit> {
  const pages = { '*': html({ head: assentConfig(config) + TAG }), '/plant': planter };
  const visit = await openSite({ browser, pages });
  await prepare(visit.page);
  await visit.page.goto(url);
  await visit.page.waitForFunction(() => window.assent);
  return visit;
}

const accept = (page: Page) => page.evaluate(async () => void (await window.assent?.acceptAll()));
const reject = (page: Page) => page.evaluate(async () => (await window.assent?.rejectAll())?.left ?? []);

/** A cookie as somebody sets it. */
interface Planted {
  name: string;
  path: string;
  /** `''`: this host alone. */
  domain: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite: 'Lax' | 'Strict' | 'None';
  partitioned: boolean;
}

/** The same numbers in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mixer(seed: number, browser: string): () => Planted {
  const random = seeded(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const names = [
    ...['al_1', 'al_2', 'al_', 'mid-dle-end', 'middleend', 'be', 'be_two', '__Secure-be', '__Host-be', 'n ame'],
    // Over WebDriver BiDi such a name comes back as other letters.
    ...(browser === 'chromium' ? ['ünï'] : []),
    ...['al', 'xal_1', 'AL_1', 'middle-en', 'be_', 'BE', 'session', '__Secure-other', '__Host-other', 'cart', 'e'],
  ];
  const paths = ['/', '/a', '/a/', '/a/b', '/a/b/', '/a/b/c', '/a/b/c/d', '/a/bb', '/other'];
  return () => {
    const name = pick(names);
    const isHost = name.startsWith('__Host-');
    const partitioned = random() < 0.3;
    const secure = partitioned || name.startsWith('__') || random() < 0.5;
    return {
      name,
      path: isHost ? '/' : pick(paths),
      domain: isHost ? '' : pick(['', HOST, 'shop.klouttrack.test', 'klouttrack.test']),
      secure,
      httpOnly: random() < 0.3,
      sameSite: pick(secure ? ['Lax', 'Strict', 'None'] : ['Lax', 'Strict']),
      partitioned,
    };
  };
}

const textOf = ({ name, path, domain, secure, httpOnly, sameSite, partitioned }: Planted, value: string) =>
  [
    `${name}=${value}; Path=${path}; SameSite=${sameSite}; Max-Age=600`,
    ...(domain ? [`Domain=${domain}`] : []),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(partitioned ? ['Partitioned'] : []),
  ].join('; ');

/** A third by the page's script, a third by the site's server, and a third behind the backs of both. */
async function plant(page: Page, context: BrowserContext, cookies: readonly Planted[]): Promise<void> {
  const by = { script: [] as string[], server: [] as string[], browser: [] as Planted[] };
  cookies.forEach((cookie, i) => {
    if (i % 3 === 0 && !cookie.httpOnly) by.script.push(textOf(cookie, 'own=1'));
    // The partition that Playwright means is the one of a frame within another site's.
    else if (i % 3 === 1 && !cookie.partitioned) by.browser.push(cookie);
    else by.server.push(textOf(cookie, 'served=1'));
  });
  await context.addCookies(
    by.browser.map(({ domain, partitioned, ...cookie }) => ({
      ...cookie,
      value: 'planted=1',
      domain: domain ? `.${domain}` : HOST,
    })),
  );
  await write(page, by.script);
  await serve(page, by.server);
}

const write = (page: Page, texts: readonly string[]) =>
  page.evaluate((all) => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a vendor's script does
    for (const text of all) document.cookie = text;
  }, texts);

const serve = (page: Page, texts: readonly string[]) =>
  page.evaluate(async (all) => void (await fetch('/plant', { method: 'POST', body: JSON.stringify(all) })), texts);

/** Sets the cookies that it is asked to. */
async function planter(request: Request): Promise<Response> {
  const headers = new Headers();
  // Headers are bytes: those of UTF-8, but for what is none.
  for (const text of await request.json()) {
    headers.append('set-cookie', /\xff/.test(text) ? text : Buffer.from(text).toString('latin1'));
  }
  return new Response('', { headers });
}

const isOurs = ({ name }: Cookie) => name === '__Host-assent';
const untouched = (cookies: readonly Cookie[]) =>
  cookies
    .filter((cookie) => !isOurs(cookie) && !isCovered(cookie.name))
    .map((cookie) => JSON.stringify(cookie))
    .sort();
const namesOf = (cookies: readonly { name: string }[]) => [...new Set(cookies.map(({ name }) => name))].sort();

/** So many cookies at once, of the 180 that browsers keep for a site. */
const BATCH = 50;

describe.each([
  ['chromium', 500],
  ['firefox', 50],
] as const)('in %s, over %d mixes of name, path, domain and flags', (browser, mixes) => {
  test('B35: nothing is left that the page may delete, nothing else is touched, and what is left is named', async () => {
    const { page, context, errors } = await open(browser, { services });
    const mix = mixer(20_250_224, browser);
    const seen = { removed: 0, kept: 0, hidden: 0 };
    for (let batch = 0; batch < mixes / BATCH; batch++) {
      await accept(page);
      await plant(page, context, Array.from({ length: BATCH }, mix));
      const before = await context.cookies();
      const visible = await page.evaluate(() => document.cookie.split('; ').map((pair) => pair.split('=')[0]));
      const sentBefore = (await context.cookies(PAGE)).filter(({ name }) => isCovered(name));
      const left = await reject(page);

      const after = await context.cookies();
      const sent = (await context.cookies(PAGE)).filter(({ name }) => isCovered(name));
      // HttpOnly ones whose name no pattern spells out and no script has seen can not be known.
      const knowable = sent.filter(({ name }) => COVERED.includes(name) || visible.includes(name));
      expect(sent.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
      expect(untouched(after)).toEqual(untouched(before));
      expect(left.map(({ name }) => name).sort()).toEqual(namesOf(knowable));
      expect(left.every(({ kind, reason }) => kind === 'cookie' && reason.startsWith('HttpOnly'))).toBe(true);
      expect(after.filter(({ name, value }) => /assent-probe/.test(name + value))).toEqual([]);
      seen.removed += sentBefore.length - sent.length;
      seen.kept += untouched(after).length;
      seen.hidden += left.length;
      await context.clearCookies({ name: /^(?!__Host-assent$)/ });
    }
    // Each kind was there, often.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(mixes / 20);
    // Firefox notes on its console what it refuses.
    expect(errors.filter((error) => !/has been rejected/.test(error))).toEqual([]);
  });
});

const analytics = {
  category: 'analytics',
  name: 'Tag',
  cookies: ['_tag', '_tag_*'],
  storage: ['tag:*', '__proto__', 'length', 'getItem', 'removeItem', 'key'],
  databases: ['tag-db', 'tag-other'],
};
const tag = { services: { tag: analytics } };
const sent = async (context: BrowserContext, url = PAGE) =>
  namesOf((await context.cookies(url)).filter((c) => !isOurs(c)));

test('what a tag that still runs writes again after the first sweep is gone after the second', async () => {
  const { page, context } = await open('chromium', tag, PAGE, (page) => page.clock.install());
  await accept(page);
  await page.evaluate(() => {
    document.addEventListener('assent:withdraw', () => {
      // biome-ignore lint/suspicious/noDocumentCookie: what a vendor's script does
      document.cookie = '_tag=again; Domain=klouttrack.test; Path=/';
      localStorage.setItem('tag:again', '1');
    });
  });
  await reject(page);
  expect(await sent(context)).toEqual(['_tag']);
  await page.clock.fastForward(2_000);
  await expect.poll(() => sent(context)).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('tag:again'))).toBe(null);
});

test('what it writes as the page is left is gone on the next one', async () => {
  const { page, context } = await open('chromium', tag);
  await accept(page);
  await reject(page);
  await page.evaluate(() =>
    addEventListener('pagehide', () => {
      // biome-ignore lint/suspicious/noDocumentCookie: what a vendor's script does
      document.cookie = '_tag_late=1; Path=/a';
      sessionStorage.setItem('tag:late', '1');
    }),
  );
  await page.goto('https://app.shop.klouttrack.test/a/next');
  await expect.poll(() => sent(context)).toEqual([]);
  await page.waitForFunction(() => sessionStorage.getItem('tag:late') === null);
});

test('tabs that withdraw at the same moment do not mistake each other for a server', async () => {
  const { page, context, newPage } = await open('chromium', { services });
  await accept(page);
  const others = [await newPage(), await newPage()];
  for (const other of others) {
    await other.goto(PAGE);
    await other.waitForFunction(() => window.assent?.has('analytics'));
  }
  const heard = others.map((other) =>
    other.evaluate(
      () => new Promise<string[]>((r) => window.assent?.on('withdraw', ({ left }) => r(left.map(({ name }) => name)))),
    ),
  );
  await write(page, ['be=1; Path=/a', 'al_1=1', 'al_2=1; Domain=klouttrack.test; Path=/']);
  await serve(page, ['be_two=1; HttpOnly; Path=/a/b']);
  expect((await reject(page)).map(({ name }) => name)).toEqual(['be_two']);
  expect(await Promise.all(heard)).toEqual([['be_two'], ['be_two']]);
  expect(await sent(context)).toEqual(['be_two']);
});

describe('where the jar is hard to see', () => {
  test('on a page without TLS, what only https may touch is named as left', async () => {
    const { page, context } = await open('chromium', { services }, 'http://app.shop.klouttrack.test/a/b/c');
    await accept(page);
    await write(page, ['al_1=1; Domain=klouttrack.test', 'be=1; Path=/a', 'cart=1']);
    await serve(page, ['n ame=1; HttpOnly; Path=/a/']);
    await context.addCookies([{ name: 'be_two', value: '1', domain: HOST, path: '/', secure: true }]);
    expect((await reject(page)).map(({ name }) => name).sort()).toEqual(['be_two', 'n ame']);
    expect(namesOf((await context.cookies()).filter(({ name }) => name !== 'assent'))).toEqual([
      'be_two',
      'cart',
      'n ame',
    ]);
  });

  test('a byte that is no UTF-8 blanks document.cookie, and hides nothing from the sweep', async () => {
    const { page, context } = await open('chromium', { services });
    await accept(page);
    await serve(page, [
      'odd=\xff; Path=/',
      'be=1; Path=/a',
      'al_1=1; Domain=klouttrack.test',
      'be_two=1; HttpOnly; Path=/a/b',
    ]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect((await reject(page)).map(({ name }) => name)).toEqual(['be_two']);
    expect(await sent(context)).toEqual(['be_two', 'odd']);
  });

  test('a path with a semicolon, a cookie without a name and our own are as they should be', async () => {
    const url = `https://${HOST}/a;x/b`;
    const config = { services: { all: { ...analytics, cookies: ['*'], storage: ['*'] } } };
    const { page, context } = await open('chromium', config, url);
    await accept(page);
    await write(page, ['here=1', 'nameless', 'eq=a=b=c; Path=/']);
    expect(await sent(context, url)).toEqual(['', 'eq', 'here']);
    expect(await reject(page)).toEqual([]);
    expect((await context.cookies(url)).map(({ name }) => name).filter((name) => !name.endsWith('.copy'))).toEqual([
      '__Host-assent',
    ]);
    expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('assent.')))).toBe(true);
  });
});

test('keys that are called like a member of Storage are removed as any other', async () => {
  const { page } = await open('chromium', tag);
  await accept(page);
  const keys = await page.evaluate(() => {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of [
        '__proto__',
        'length',
        'getItem',
        'removeItem',
        'key',
        'tag:1',
        'clear',
        'constructor',
        'mine',
      ]) {
        Storage.prototype.setItem.call(storage, key, 'x');
      }
    }
    return localStorage.length;
  });
  expect(keys).toBeGreaterThanOrEqual(9);
  expect(await reject(page)).toEqual([]);
  const rest = await page.evaluate(() =>
    [localStorage, sessionStorage].map((storage) =>
      Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
        .filter((key) => !key.startsWith('assent.'))
        .sort(),
    ),
  );
  expect(rest).toEqual([
    ['clear', 'constructor', 'mine'],
    ['clear', 'constructor', 'mine'],
  ]);
});

test('storage that refuses is reported, and what throws stops nothing', async () => {
  const { page, errors } = await open('chromium', tag);
  await accept(page);
  const left = await page.evaluate(async () => {
    localStorage.setItem('tag:1', 'x');
    sessionStorage.setItem('tag:2', 'x');
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    const { removeItem } = Storage.prototype;
    Storage.prototype.removeItem = function (key) {
      if (key.startsWith('tag:')) throw new DOMException('full', 'QuotaExceededError');
      removeItem.call(this, key);
    };
    return (await window.assent?.rejectAll())?.left;
  });
  expect(left).toEqual([
    { kind: 'localStorage', name: 'tag:1', service: 'tag', reason: 'the browser does not let this page remove it' },
  ]);
  expect(errors).toEqual([]);
});

describe.each(['chromium', 'lifelike', 'firefox'] as const)('IndexedDB in %s', (browser) => {
  /** A connection that lets go of nothing, as the Firebase SDK's. */
  const connect = (page: Page, name = 'tag-db') =>
    page.evaluate(
      (database) =>
        new Promise<void>((done) => {
          const request = indexedDB.open(database, 3);
          request.onupgradeneeded = () => request.result.createObjectStore('ids').put('an id', 'fid');
          request.onsuccess = () => {
            Object.assign(window, { connection: request.result });
            done();
          };
        }),
      name,
    );
  const stored = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const { connection } = window as unknown as { connection: IDBDatabase };
          const request = connection.transaction('ids').objectStore('ids').count();
          request.onsuccess = () => done(request.result);
        }),
    );
  const databases = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

  test('a database that is still open is empty at once, named as left, and gone with the page', async () => {
    const { page } = await open(browser, tag);
    await accept(page);
    await connect(page);
    expect(await stored(page)).toBe(1);
    const left = await reject(page);
    expect(left).toEqual([expect.objectContaining({ kind: 'indexedDB', name: 'tag-db', service: 'tag' })]);
    expect(left[0]?.reason).toMatch(/^emptied/);
    expect(await stored(page)).toBe(0);
    // A second one does not wait for the first.
    await accept(page);
    expect(await reject(page)).toEqual(left);
    await page.goto('https://app.shop.klouttrack.test/a/next');
    await expect.poll(() => databases(page)).toEqual([]);
  });

  // The back/forward cache, which makes `lifelike` another browser, has no part in the rest.
  if (browser === 'lifelike') return;

  test('a deletion that somebody else waits for holds up nothing', async () => {
    const { page } = await open(browser, tag);
    await accept(page);
    await connect(page);
    await page.evaluate(() => void indexedDB.deleteDatabase('tag-db'));
    const [left] = await reject(page);
    expect(left).toMatchObject({ kind: 'indexedDB', name: 'tag-db' });
    expect(left?.reason).toMatch(/^still open/);
  });

  test('where databases are not listed, those that a pattern spells out go, and none is made', async () => {
    const { page } = await open(browser, tag, PAGE, (page) =>
      page.addInitScript(() => {
        Object.assign(window, { list: IDBFactory.prototype.databases });
        Reflect.deleteProperty(IDBFactory.prototype, 'databases');
      }),
    );
    await accept(page);
    await connect(page);
    await page.evaluate(() => (window as unknown as { connection: IDBDatabase }).connection.close());
    expect(await reject(page)).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { list(): Promise<unknown> }).list.call(indexedDB))).toEqual(
      [],
    );
  });
});

test('the event names the sites where no page can look', async () => {
  const { page, settled } = await openSite({ pages: { '*': html({ head: assentTag() }) } });
  await page.goto('/');
  await page.waitForFunction(() => window.assent);
  await accept(page);
  // What is still on its way can only be stopped by leaving the page, and what was asked of it would be lost.
  await settled();
  const elsewhere = await page.evaluate(async () => {
    const event = new Promise((resolve) => window.assent?.on('withdraw', (detail) => resolve(detail.elsewhere)));
    await window.assent?.rejectAll();
    return event;
  });
  expect(elsewhere).toEqual([{ service: 'meta-pixel', site: 'facebook.com' }]);
});
