import { afterEach, describe, expect, test } from 'vitest';
import type { Category } from '../../../src/consent/categories';
import { answerKey } from '../../../src/consent/decision';
import { READY_MADE } from '../../../src/services/find';
import { isEvent } from '../../../src/services/helpers/events';
import { createUnsaid, holdOff, letThrough } from '../../../src/services/helpers/unsaid';

const page = window as unknown as Record<string, unknown>;
const before = new Set(Object.keys(page));
afterEach(() => {
  for (const name of Object.keys(page)) if (!before.has(name)) delete page[name];
});

/** What Google's tags and others get for a call. */
function call(...command: unknown[]) {
  return (
    function () {
      // biome-ignore lint/complexity/noArguments: what they read
      return arguments;
    } as (...given: unknown[]) => IArguments
  )(...command);
}

/** A service, and what was answered about it. */
function service(id: string, category: Category, calls?: string) {
  let answers: Map<string, boolean> | undefined;
  let minor = false;
  const allowed = () => !minor && answers?.get(answerKey(id)) === true;
  const look = createUnsaid(
    () => [{ id, category, calls }],
    allowed,
    () => ({ answers, minor, names: new Map([[id, category]]) }),
  );
  look();
  return {
    answer(yes: boolean | undefined, name = id) {
      answers = yes === undefined ? undefined : new Map([[answerKey(name), yes]]);
      look();
    },
    setMinor(is: boolean) {
      minor = is;
      look();
    },
  };
}

describe('an event is what says what the visitor does', () => {
  test.each([
    [call('event', 'sign_up', {}), true],
    [call('config', 'G-1'), false],
    [call('consent', 'update', {}), false],
    [call('js', new Date()), false],
    [call('set', { user_id: 'event' }), false],
    [{ event: 'purchase', value: 1 }, true],
    [{ pageType: 'shop' }, false],
    [{ event: 'gtm.js', 'gtm.start': 1 }, false],
    [{ event: 'gtm.click' }, true],
    [{ event: 'assent.change' }, false],
    [['trackPageView'], true],
    [['FormAnalytics::trackForm'], true],
    [['setUserId', 'track'], false],
    [[() => {}], true],
    [() => {}, false],
    [{ ec: 'cart', ea: 'add', ev: 1 }, true],
    ['pageLoad', true],
    ['consent', false],
    [null, false],
    [undefined, false],
    [0, false],
  ])('%#: %o', (entry, expected) => {
    expect(isEvent(entry)).toBe(expected);
  });
});

describe('what was said under a no', () => {
  test('goes with the yes, at once, and what came before and after stays', () => {
    page._paq = [['trackEvent', 'early']];
    const queue = page._paq as unknown[];
    const matomo = service('matomo', 'analytics');
    matomo.answer(false);
    queue.push(['trackEvent', 'no'], ['setUserId', 'u']);
    matomo.answer(true);
    queue.push(['trackEvent', 'late']);
    expect(queue).toEqual([
      ['trackEvent', 'early'],
      ['setUserId', 'u'],
      ['trackEvent', 'late'],
    ]);
  });

  test('goes where it was forgotten, too, and where the category alone was refused', () => {
    const matomo = service('matomo', 'analytics');
    matomo.answer(false, 'analytics');
    page._paq = [['trackEvent', 'no']];
    matomo.answer(undefined);
    expect(page._paq).toEqual([]);
    (page._paq as unknown[]).push(['trackEvent', 'unasked']);
    matomo.answer(true);
    expect(page._paq).toEqual([['trackEvent', 'unasked']]);
  });

  test('goes as often as there was one', () => {
    page._paq = [];
    const queue = page._paq as unknown[];
    const matomo = service('matomo', 'analytics');
    for (const round of ['1', '2', '3']) {
      matomo.answer(false);
      queue.push(['trackEvent', `no ${round}`]);
      matomo.answer(true);
      queue.push(['trackEvent', `yes ${round}`]);
    }
    expect(queue.map((entry) => (entry as string[])[1])).toEqual(['yes 1', 'yes 2', 'yes 3']);
  });

  test('is also what is said while the visitor is under age', () => {
    page._paq = [['trackEvent', 'early']];
    const matomo = service('matomo', 'analytics');
    matomo.setMinor(true);
    (page._paq as unknown[]).push(['trackEvent', 'minor']);
    matomo.setMinor(false);
    expect(page._paq).toEqual([['trackEvent', 'early']]);
  });

  test('is found in a queue of single words, of which some are said twice', () => {
    page.uetq = ['consent', 'default', { ad_storage: 'denied' }, 'event', 'sale', { value: 1 }];
    const queue = page.uetq as unknown[];
    const uet = service('microsoft-uet', 'marketing');
    uet.answer(false);
    queue.push('event', 'sale', { value: 2 }, 'event', 'event', 'set', { pid: 'x' }, { ea: 'old' }, 'pageLoad');
    uet.answer(true);
    queue.push('event', 'sale', { value: 3 });
    expect(queue).toEqual([
      ...['consent', 'default', { ad_storage: 'denied' }, 'event', 'sale', { value: 1 }],
      ...['set', { pid: 'x' }, 'event', 'sale', { value: 3 }],
    ]);
  });

  test('is found in the queues of TikTok’s several pixels, and by whatever name in Plausible’s', () => {
    const own = [['track', 'no']];
    page.ttq = Object.assign([['page']], { _i: { A: own } });
    page.plausible = { q: [call('Signup')] };
    service('tiktok-pixel', 'marketing', 'drop').answer(true);
    service('plausible', 'analytics', 'drop').answer(true);
    expect([[...(page.ttq as unknown[])], own, page.plausible]).toEqual([[], [], { q: [] }]);
  });

  test.each([null, 5, 'x', { push: () => {} }])('is nothing where the queue is no list: %o', (queue) => {
    page._paq = queue;
    const matomo = service('matomo', 'analytics');
    matomo.answer(false);
    matomo.answer(true);
    expect(page._paq).toBe(queue);
  });
});

describe('with calls that are dropped', () => {
  test('nothing of before the answer is told, whatever it is', () => {
    page._paq = [['trackEvent', 'early']];
    const matomo = service('matomo', 'analytics', 'drop');
    (page._paq as unknown[]).push(['trackEvent', 'unasked']);
    matomo.answer(true);
    expect(page._paq).toEqual([]);
  });

  test('a word that is no option is the stricter one', () => {
    page._paq = [['trackEvent', 'early']];
    service('matomo', 'analytics', 'dropp').answer(true);
    expect(page._paq).toEqual([]);
  });
});

describe('a script that is switched off', () => {
  test('gets no events, and all else, by whatever way', () => {
    const told: unknown[] = [];
    page.fbq = Object.assign((...command: unknown[]) => told.push(command), { queue: [], version: '2.0' });
    const own = page.fbq;
    holdOff('meta-pixel');
    holdOff('meta-pixel');
    const fbq = page.fbq as (...command: unknown[]) => void;
    fbq('track', 'no');
    fbq('consent', 'revoke');
    expect(told).toEqual([['consent', 'revoke']]);
    expect({ ...(page.fbq as object) }).toEqual({ queue: [], version: '2.0' });
    letThrough('meta-pixel');
    expect(page.fbq).toBe(own);
  });

  test('gets none by push or by methods', () => {
    const told: unknown[] = [];
    const keep =
      (name: string) =>
      (...command: unknown[]) =>
        told.push([name, ...command]);
    page._paq = { push: keep('push') };
    page.posthog = { capture: keep('capture'), identify: keep('identify') };
    for (const id of ['matomo', 'posthog']) holdOff(id);
    (page._paq as unknown[]).push(['trackEvent', 'no'], ['forgetConsentGiven']);
    const { posthog } = page as { posthog: Record<string, (...given: unknown[]) => void> };
    posthog.capture?.('no');
    posthog.identify?.('u');
    expect(told).toEqual([
      ['push', ['forgetConsentGiven']],
      ['identify', 'u'],
    ]);
  });

  test('is left alone where the queue is everybody’s', () => {
    page.dataLayer = [];
    const own = page.dataLayer;
    holdOff('google-analytics');
    expect(page.dataLayer).toBe(own);
  });
});

test('what is of one region is among the hosts, and each region is one that the option takes', () => {
  for (const { definition, about } of READY_MADE) {
    for (const [region, hosts] of Object.entries(about.regions ?? {})) {
      expect(definition.forms?.['region?']?.test(region)).toBe(true);
      const covered = (host: string) => about.hosts.some((own) => host.endsWith(own.replace('*', '')));
      expect(hosts.filter((host) => !covered(host))).toEqual([]);
    }
  }
});
