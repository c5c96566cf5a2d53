import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sweep } from '../../../src/cleanup/sweep';
import type { ServiceFacts } from '../../../src/consent/notice';
import { readCookies, writeCookie } from '../../../src/storage/document-cookies';
import { lendCookies } from '../storage/document-cookie';

const emptyJar = lendCookies();

const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };

const tag: ServiceFacts = {
  id: 'tag',
  category: 'analytics',
  name: 'Tag',
  cookies: ['_tag', '_tag_*'],
  storage: ['tag:*'],
};

/** Over the whole of it, with its pause. */
async function swept(...given: Parameters<typeof sweep>): Promise<Awaited<ReturnType<typeof sweep>>> {
  let isDone = false;
  const done = sweep(...given).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await vi.advanceTimersByTimeAsync(50);
    // What gives the page its turn is no timer.
    await new Promise((resume) => setImmediate(resume));
  }
  return done;
}

beforeEach(() => {
  happyDOM.setURL('https://klouttrack.test/a/b');
  emptyJar();
  localStorage.clear();
  sessionStorage.clear();
  // As in Chromium.
  vi.stubGlobal('CSS', { supports: () => false });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});

afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('removes what the services claim, and nothing else', async () => {
  for (const text of ['_tag=1', '_tag_2=1; Path=/a', '_tag_3=1; Path=/', 'mine=1', 'assent=1']) writeCookie(text);
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of ['tag:1', 'tag:', 'mine', 'assent.newest']) storage.setItem(key, '1');
  }
  expect(await swept([tag, { ...tag, id: 'all', storage: ['assent*'], cookies: ['assent'] }], [])).toEqual([]);
  expect(readCookies().split('; ').sort()).toEqual(['assent=1', 'mine=1']);
  for (const storage of [localStorage, sessionStorage]) {
    expect(Object.keys(storage).sort()).toEqual(['assent.newest', 'mine']);
  }
});

test('what an allowed service claims too stays', async () => {
  writeCookie('_tag=1; Path=/');
  localStorage.setItem('tag:shared', '1');
  const other = { ...tag, id: 'other', cookies: ['_tag'], storage: ['tag:shared'] };
  expect(await swept([tag], [other])).toEqual([]);
  expect(readCookies()).toBe('_tag=1');
  expect(localStorage.getItem('tag:shared')).toBe('1');
});

describe('a service that goes on writing', () => {
  const reason = expect.stringMatching(/written again/);

  test.each([
    ['the same cookie', 'cookie', '_tag', () => writeCookie('_tag=again; Path=/')],
    ['a cookie of another name', 'cookie', '_tag_x', () => writeCookie('_tag_x=again; Path=/')],
    ['localStorage', 'localStorage', 'tag:1', () => localStorage.setItem('tag:1', 'again')],
    ['sessionStorage', 'sessionStorage', 'tag:1', () => sessionStorage.setItem('tag:1', 'again')],
  ] as const)('%s is named, with a reason that says so', async (_, kind, name, write) => {
    writeCookie('_tag=1; Path=/');
    localStorage.setItem('tag:1', '1');
    sessionStorage.setItem('tag:1', '1');
    const interval = setInterval(write, 10);
    expect(await swept([tag, { ...tag, id: 'twin' }], [])).toEqual([{ kind, name, service: 'tag', reason }]);
    clearInterval(interval);
    // What was written again is no cookie of a server: a later sweep removes it.
    const known = [{ kind, name, service: 'tag', reason: 'removed, and written again' }];
    expect(await swept([tag], [], known)).toEqual([]);
    expect(readCookies()).toBe('');
  });

  test('is looked for only where something was removed, and no longer than a moment', async () => {
    vi.useRealTimers();
    const interval = setInterval(() => localStorage.setItem('tag:1', 'again'), 1);
    const timeout = vi.spyOn(window, 'setTimeout');
    expect(await sweep([{ ...tag, cookies: [] }], [])).toEqual([]);
    expect(timeout).not.toHaveBeenCalled();
    clearInterval(interval);
    timeout.mockRestore();
  });
});
