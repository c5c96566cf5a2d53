import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Answer, Core } from '../../../src/core/contracts';
import { createState } from '../../../src/core/state';
import { forget } from '../../../src/decisions/keep';
import { record } from '../../../src/decisions/record';
import { copyOfCookie } from '../../../src/endpoint/receipts/cookie';
import { readCookies, writeCookie } from '../../../src/storage/document-cookies';
import { localStore } from '../../../src/storage/local-store';
import { settingsFor } from '../core/fakes';
import { numbers } from '../harness/numbers';
import { lendCookies } from '../storage/document-cookie';

/*
 * One visitor, some tabs and an endpoint whose answers come when they come. Pages, cookies and the endpoint's copy are the
 * real ones; the order of what happens is drawn.
 */

const ORDERS = 10_000;
const MINUTE = 60_000; // ms
const settings = settingsFor({ policy: { url: '/privacy', version: '1' }, endpoint: '/assent' });
const emptyJar = lendCookies();
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

let clock = 0;
type Page = Pick<Core, 'settings' | 'store' | 'state'>;

function openPage(): Page {
  const state = createState(settings, localStore(), vi.fn(), new AbortController().signal);
  state.registerName('analytics', 'analytics');
  state.openGate();
  return { settings, store: localStore(), state };
}

const answerOf = (yes: boolean): Answer =>
  ({ answers: new Map([['analytics', yes]]), action: undefined, method: 'api', notice: {}, before: [] }) as never;

function drawOrder(seed: number, isDenied: boolean): void {
  emptyJar();
  const below = numbers(seed);
  clock = Date.UTC(2026, 10, 22);
  // Without any, the store holds for its page alone, as where it is denied.
  vi.stubGlobal('localStorage', isDenied ? undefined : {});
  const pages = [openPage()];
  const told: string[] = [];
  /** What the visitor said last. */
  let newest: boolean | undefined;
  let people = 0;
  /** Answers on their way: what the endpoint makes of the cookies that were sent. */
  const late: string[] = [];

  function expectNewest({ state }: Page): void {
    const now = state.decision.inForce()?.answers.get('analytics');
    if (now !== newest) throw new Error(`seed ${seed}: ${now}, and not ${newest}, after ${told.join(', ')}`);
  }
  const any = () => pages[below(pages.length)] as Page;
  const newIdentity = () => ({ secret: `secret-${seed}-${people}`, subject: `subject-${people++}` });
  const acts: Readonly<Record<string, () => void>> = {
    decide() {
      newest = below(2) > 0;
      record(any() as Core, answerOf(newest), newIdentity);
    },
    reset() {
      const page = any();
      forget(page, false);
      newest = undefined;
    },
    post() {
      const secret = any().state.decision.last?.decision.secret ?? `secret-${seed}-${below(people + 1)}`;
      const copy = copyOfCookie(readCookies(), {}, { now: clock, secure: false, secret });
      if (copy) late.push(copy);
    },
    answer() {
      const [copy] = late.splice(below(late.length), 1);
      if (copy) writeCookie(copy);
    },
    reload() {
      const page = openPage();
      expectNewest(page);
      pages[below(pages.length)] = page;
    },
    // It is told of a change, or comes to the front.
    look() {
      const page = any();
      page.state.decision.refresh();
      expectNewest(page);
    },
    'new tab'() {
      if (pages.length < 3) pages.push(openPage());
    },
    'clock back'() {
      clock -= below(MINUTE);
    },
  };
  const names = Object.keys(acts);
  for (let step = 0; step < 16; step++) {
    // Acts may fall into the same millisecond.
    clock += below(3);
    const name = names[below(names.length)] as string;
    told.push(name);
    acts[name]?.();
  }
  for (const answer of late) writeCookie(answer);
  expectNewest(openPage());
}

describe(`of ${ORDERS} orders of posts, late answers, decisions, resets, reloads and tabs`, () => {
  test.each([
    ['allowed', false],
    ['denied', true],
  ])(
    'with localStorage %s, none brings back what is older than the visitor’s newest act',
    (_, isDenied) => {
      vi.spyOn(Date, 'now').mockImplementation(() => clock);
      for (let seed = 1; seed <= ORDERS / 2; seed++) drawOrder(seed, isDenied);
    },
    120_000,
  );
});

test('what came late is cleared away, so that it does not count again once the cookie has run out', () => {
  emptyJar();
  const page = openPage();
  const newIdentity = () => ({ secret: 'secret', subject: 'subject' });
  record(page as Core, answerOf(true), newIdentity);
  const late = copyOfCookie(readCookies(), {}, { now: Date.now(), secure: false, secret: 'secret' }) as string;
  record(page as Core, answerOf(false), newIdentity);
  writeCookie(late);
  expect(page.state.decision.own()).toHaveLength(2);
  forget(page, false);
  expect(readCookies()).toMatch(/^assent=2\.\.\.\d+\.opt-in\.\.\.\.\.\w+\.\d+$/);
});
