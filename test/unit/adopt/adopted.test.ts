import { beforeEach, describe, expect, test } from 'vitest';
import { type Adopted, adoptedAnswer, type Terms } from '../../../src/adopt/adopted';
import { type Adopt, FORMER_MANAGERS, type FormerManager } from '../../../src/config/adopt-names';
import type { Category } from '../../../src/consent/categories';
import { answerKey } from '../../../src/consent/decision';
import { writeCookie } from '../../../src/storage/document-cookies';
import { formerStorage } from '../../../src/storage/former';
import { cookiesAsInBrowsers } from '../core/fakes';
import { type Answers, DAY, FORMATS, type Stored, vanillaCookie } from './formats';

cookiesAsInBrowsers();

const NOW = Date.UTC(2026, 10, 30, 12);
const TERMS: Terms = {
  now: NOW,
  days: 182,
  names: new Map<string, Category>([
    ['analytics', 'analytics'],
    ['matomo', 'analytics'],
    ['marketing', 'marketing'],
    ['youtube', 'marketing'],
    ['stripe', 'necessary'],
  ]),
};

function forgetAll(): void {
  for (const pair of document.cookie.split('; '))
    writeCookie(`${pair.split('=')[0]}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/`);
  localStorage.clear();
}

function leave({ cookies = {}, items = {} }: Stored): void {
  forgetAll();
  for (const [name, value] of Object.entries(cookies)) writeCookie(`${name}=${value}; Path=/`);
  for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
}

beforeEach(forgetAll);

/** What is adopted of what is there, where the site names this manager alone. */
const adoptFrom = (name: FormerManager, terms: Terms = TERMS): Adopted | undefined =>
  adoptedAnswer({ [name]: FORMATS[name].options }, formerStorage(), terms);

const YESES: readonly Answers[] = Array.from({ length: 8 }, (_, i) => ({
  ...{ preferences: !!(i & 1), analytics: !!(i & 2), marketing: !!(i & 4) },
}));
const AGES = [0, 1, 100, 181].map((days) => days * DAY);
const OVER = [182, 183, 400, -2].map((days) => days * DAY);

describe.each(FORMER_MANAGERS)('%s', (name) => {
  const { write, isDated, isWhole } = FORMATS[name];
  const asked = isWhole
    ? YESES.filter((it) => it.analytics === it.marketing && it.analytics === it.preferences)
    : YESES;

  test('each answer is adopted as it was given, with its date, and ends when it would have ended', () => {
    let cases = 0;
    for (const answers of asked) {
      for (const age of AGES) {
        cases++;
        leave(write(answers, NOW - age));
        const adopted = adoptFrom(name);
        const { preferences, analytics, marketing } = answers;
        expect(Object.fromEntries(adopted?.answers ?? [])).toEqual({
          ...{ preferences, analytics, marketing },
          ...{ [answerKey('matomo')]: analytics, [answerKey('youtube')]: marketing },
        });
        expect(adopted?.from).toBe(name);
        expect(adopted?.givenAt).toBe(isDated ? NOW - age : undefined);
        expect(adopted?.at).toBe(isDated ? NOW - age : NOW - 152 * DAY);
      }
    }
    expect(cases).toBe(asked.length * AGES.length);
  });

  test.runIf(isDated)('what is over, or has yet to come, is no answer', () => {
    for (const answers of YESES) {
      for (const age of OVER) {
        leave(write(answers, NOW - age));
        expect(adoptFrom(name), `${age / DAY} days`).toBeUndefined();
      }
    }
  });

  test('what is damaged in any way gives no yes that was not there', () => {
    const no = write({ preferences: false, analytics: false, marketing: false }, NOW - DAY);
    let yeses = 0;
    for (const [where, all] of Object.entries(no)) {
      for (const [key, text] of Object.entries(all as Record<string, string>)) {
        // A mark of its own, and no answer.
        if (key === 'OptanonAlertBoxClosed' || key === 'uc_user_interaction') continue;
        for (let i = 0; i < text.length; i++) {
          for (const damaged of [
            text.slice(0, i),
            text.slice(0, i) + text.slice(i + 1),
            `${text.slice(0, i)}*${text.slice(i + 1)}`,
          ]) {
            leave({ ...no, [where]: { ...(all as object), [key]: damaged } });
            const { answers = new Map() } = adoptFrom(name) ?? {};
            yeses += [...answers.values()].filter(Boolean).length;
          }
        }
      }
    }
    expect(yeses).toBe(0);
  });

  test('nothing is adopted of what the site does not name, nor a yes where it wants a proof; a no needs none', () => {
    const yes = write({ preferences: true, analytics: true, marketing: true }, NOW - DAY);
    const no = write({ preferences: false, analytics: false, marketing: false }, NOW - DAY);
    const [other] = FORMER_MANAGERS.filter((it) => it !== name);
    const { options } = FORMATS[name];
    leave(yes);
    expect(adoptedAnswer({}, formerStorage(), TERMS)).toBeUndefined();
    expect(adoptedAnswer({ [other as string]: options }, formerStorage(), TERMS)).toBeUndefined();
    expect(adoptedAnswer({ [name]: options, proof: true }, formerStorage(), TERMS)).toBeUndefined();
    // What is neither is a mistake, which shuts.
    expect(
      adoptedAnswer({ [name]: options, proof: 'no' as unknown as boolean }, formerStorage(), TERMS),
    ).toBeUndefined();
    expect(adoptedAnswer({ [name]: options, proof: false }, formerStorage(), TERMS)?.answers.get('marketing')).toBe(
      true,
    );
    leave(no);
    expect(adoptedAnswer({ [name]: options, proof: true }, formerStorage(), TERMS)?.answers.get('marketing')).toBe(
      false,
    );
  });

  test('what was not asked there is not answered here', () => {
    leave(write({ preferences: true, analytics: true, marketing: true }, NOW - DAY));
    const names = { analytics: 'unheard', marketing: ['unheard', 'of'], youtube: 'unheard' };
    const adopted = adoptedAnswer({ [name]: { names } }, formerStorage(), TERMS);
    expect([...(adopted?.answers.keys() ?? [])].filter((key) => key !== 'preferences')).toEqual([]);
  });
});

describe('what only one of them has', () => {
  const yes: Answers = { preferences: true, analytics: true, marketing: true };
  const changed = (name: FormerManager, change: (text: string) => string, at = NOW - DAY) => {
    const { cookies, items } = FORMATS[name].write(yes, at);
    const each = (all: Stored['cookies']) =>
      all && Object.fromEntries(Object.entries(all).map(([key, text]) => [key, change(text)]));
    leave({ ...(cookies && { cookies: each(cookies) }), ...(items && { items: each(items) }) } as Stored);
    return adoptFrom(name);
  };

  test('cookiebot: where it asked nobody is no answer', () => {
    expect(changed('cookiebot', (text) => text.replace('explicit', 'implied'))).toBeUndefined();
    expect(changed('cookiebot', (text) => text.replace(/stamp:%27.*?%27/, 'stamp:%27-1%27'))).toBeUndefined();
    expect(changed('cookiebot', () => '-1')).toBeUndefined();
  });

  test('onetrust: without the closed banner the groups are those of nobody', () => {
    const { cookies } = FORMATS.onetrust.write(yes, NOW - DAY);
    leave({ cookies: { OptanonConsent: cookies?.OptanonConsent ?? '' } });
    expect(adoptFrom('onetrust')).toBeUndefined();
  });

  test('onetrust: where it is about to ask again, what was answered before is no answer', () => {
    const awaiting = (value: string) =>
      changed('onetrust', (text) => text.replace('AwaitingReconsent=false', `AwaitingReconsent=${value}`));
    expect(awaiting('false')).toBeDefined();
    for (const value of ['true', 'tru', '']) expect(awaiting(value), value).toBeUndefined();
    expect(changed('onetrust', (text) => text.replace('&AwaitingReconsent=false', ''))).toBeDefined();
  });

  test('onetrust: where both its groups of marketing are there, both count', () => {
    const both = (text: string) => text.replace('%2CC0004%3A1', '%2CC0004%3A1%2CC0005%3A0');
    expect(changed('onetrust', both)?.answers.get('marketing')).toBe(false);
  });

  test('usercentrics: without an act of the visitor’s, or where it set the status itself, is no answer', () => {
    const { items } = FORMATS.usercentrics.write(yes, NOW - DAY);
    leave({ items: { uc_settings: items?.uc_settings ?? '' } });
    expect(adoptFrom('usercentrics')).toBeUndefined();
    expect(changed('usercentrics', (text) => text.replaceAll('explicit', 'implicit'))).toBeUndefined();
    expect(
      changed('usercentrics', (text) =>
        text.replace('"status":true,"history"', '"status":false,"history"'),
      )?.answers.get('preferences'),
    ).toBeUndefined();
  });

  test('tarteaucitron: as long as a service waits, a yes may be of one that started by itself', () => {
    leave({ cookies: { tarteaucitron: '!chat=true!stats=false!ads=wait' } });
    expect(Object.fromEntries(adoptFrom('tarteaucitron')?.answers ?? [])).toEqual({
      analytics: false,
      [answerKey('matomo')]: false,
    });
  });

  test('osano: a notice that was dismissed is no answer', () => {
    leave({ cookies: { cookieconsent_status: 'dismiss' } });
    expect(adoptFrom('osano')).toBeUndefined();
  });

  test('c15t: its cookie is read where its item is gone; without a time nobody was asked', () => {
    leave({ cookies: { c15t: `c.necessary:1,c.marketing:1,i.t:${NOW - DAY},i.sid:sub_1` } });
    expect(Object.fromEntries(adoptFrom('c15t')?.answers ?? [])).toMatchObject({ marketing: true, analytics: false });
    leave({ cookies: { c15t: 'c.necessary:1,c.marketing:1' } });
    expect(adoptFrom('c15t')).toBeUndefined();
    expect(changed('c15t', (text) => text.replace(/"time":\d+,/, ''))).toBeUndefined();
  });

  test('vanilla-cookieconsent: it ends there before it would end here', () => {
    const until = NOW + 10 * DAY;
    const adopted = changed('vanilla-cookieconsent', (text) => text.replace(/(expirationTime%22%3A)\d+/, `$1${until}`));
    expect(adopted?.at).toBe(until - 182 * DAY);
    expect(adopted?.givenAt).toBe(NOW - DAY);
    expect(
      changed('vanilla-cookieconsent', (text) => text.replace(/(expirationTime%22%3A)\d+/, `$1${NOW - 1}`)),
    ).toBeUndefined();
  });

  test('vanilla-cookieconsent: a category of which one service was accepted is no yes to all of it', () => {
    const accepted = ['analytics', 'ads', 'marketing'];
    // `ga` alone of its services. One of the two categories of marketing has none.
    leave(vanillaCookie(accepted, { analytics: ['ga', 'analytics'], ads: ['pixel'], marketing: [] }, NOW - DAY));
    expect(adoptFrom('vanilla-cookieconsent')).toBeUndefined();
    const names = { matomo: 'matomo', youtube: ['pixel', 'ads'], counter: 'ga', chat: 'chat' };
    const adopted = adoptedAnswer({ 'vanilla-cookieconsent': { names } }, formerStorage(), TERMS);
    expect(Object.fromEntries(adopted?.answers ?? [])).toEqual({ [answerKey('counter')]: true });
  });

  test('klaro and vanilla-cookieconsent: also in localStorage', () => {
    for (const name of ['klaro', 'vanilla-cookieconsent'] as const) {
      const [[key, text] = ['', '']] = Object.entries(FORMATS[name].write(yes, NOW - DAY).cookies ?? {});
      leave({ items: { [key]: name === 'klaro' ? text : decodeURIComponent(text) } });
      expect(adoptFrom(name)?.answers.get('marketing'), name).toBe(true);
    }
  });
});

test('of several the latest counts, and one without a date is older than any', () => {
  const yes = { preferences: true, analytics: true, marketing: true };
  const no = { preferences: false, analytics: false, marketing: false };
  leave({
    cookies: {
      ...FORMATS.cookiebot.write(yes, NOW - 2 * DAY).cookies,
      ...FORMATS.klaro.write(yes, 0).cookies,
      ...FORMATS.onetrust.write(no, NOW - DAY).cookies,
    },
  });
  const setting = { klaro: FORMATS.klaro.options, cookiebot: {}, onetrust: {} };
  expect(adoptedAnswer(setting, formerStorage(), TERMS)).toMatchObject({ from: 'onetrust' });
});

test('two cookies of the name are none, and the site’s own name of it is read', () => {
  const kept = { cookie: (name: string) => (name === 'privacy' ? '{"ads":true}' : undefined), item: () => undefined };
  const klaro = { storedAs: 'privacy', names: { marketing: 'ads' } };
  expect(adoptedAnswer({ klaro }, kept, TERMS)?.answers.get('marketing')).toBe(true);
  writeCookie('klaro=%7B%22ads%22%3Atrue%7D; Path=/');
  expect(formerStorage().cookie('klaro')).toBe('{"ads":true}');
  writeCookie('klaro=%E0%A4%A; Path=/');
  expect(formerStorage().cookie('klaro')).toBe('');
  // Nor does an older item count in their place.
  localStorage.setItem('privacy', '{"ads":true}');
  writeCookie('privacy=%E0%A4%A; Path=/');
  expect(adoptedAnswer({ klaro }, formerStorage(), TERMS)).toBeUndefined();
});

test('a service that is named by itself is the finer word, and one of several that has a no has a no', () => {
  leave({ cookies: { klaro: encodeURIComponent(JSON.stringify({ a: true, b: false, c: true, s: false })) } });
  const names = { marketing: ['a', 'c'], youtube: 'b', analytics: ['a', 'b'], stripe: 's' };
  const { answers } = adoptedAnswer({ klaro: { names } }, formerStorage(), TERMS) ?? {};
  expect(Object.fromEntries(answers ?? [])).toEqual({
    ...{ marketing: true, [answerKey('youtube')]: false },
    ...{ analytics: false, [answerKey('matomo')]: false },
  });
});

const NO_SETTINGS: readonly unknown[] = [
  ...[undefined, null, 1, 'klaro', []],
  ...[{ klaro: null }, { klaro: { names: 1 } }, { toString: {} }, JSON.parse('{ "__proto__": { "names": {} } }')],
];

test('a setting that is none adopts nothing', () => {
  for (const setting of NO_SETTINGS) {
    leave(FORMATS.klaro.write({ preferences: true, analytics: true, marketing: true }, 0));
    expect(adoptedAnswer(setting as Adopt, formerStorage(), TERMS), JSON.stringify(setting)).toBeUndefined();
  }
});

describe('what contradicts itself is no answer', () => {
  /** Where the names are the site's own. */
  const OWN_NAMES: Partial<Record<FormerManager, object>> = {
    tarteaucitron: { names: { marketing: 'gtag' } },
    usercentrics: { names: { marketing: 'ads' } },
  };
  test.each<[FormerManager, Stored]>([
    ['onetrust', { cookies: { OptanonAlertBoxClosed: at(0), OptanonConsent: 'groups=C0004:0,C0004:1' } }],
    ['onetrust', { cookies: { OptanonAlertBoxClosed: at(0), OptanonConsent: 'groups=C0004:1&groups=C0004:0' } }],
    ['tarteaucitron', { cookies: { tarteaucitron: '!gtag=false!gtag=true' } }],
    ['c15t', { cookies: { c15t: `c.necessary:1,c.marketing:0,c.marketing:1,i.t:${NOW}` } }],
    [
      'c15t',
      {
        cookies: { c15t: `c.necessary:1,c.marketing:1,i.t:${NOW}` },
        items: { c15t: '{"consents":{"marketing":false}}' },
      },
    ],
    ['usercentrics', { items: { uc_user_interaction: 'true', uc_settings: usercentrics(false, true) } }],
    ['cookiebot', { cookies: { CookieConsent: cookiebot("stamp:'a'", 'marketing:true,marketing:false') } }],
    ['cookiebot', { cookies: { CookieConsent: cookiebot("stamp:'x,marketing:true'", 'marketing:false') } }],
  ])('%s: %j', (manager, stored) => {
    leave(stored);
    const options = OWN_NAMES[manager] ?? {};
    expect(adoptedAnswer({ [manager]: options }, formerStorage(), TERMS)?.answers.get('marketing')).not.toBe(true);
  });
});

function at(age: number): string {
  return new Date(NOW - age).toISOString();
}

function cookiebot(stamp: string, marketing: string): string {
  const rest = `necessary:true,preferences:false,statistics:false,${marketing},method:'explicit',ver:1,utc:${NOW},region:'de'`;
  return encodeURIComponent(`{${stamp},${rest}}`);
}

function usercentrics(...answers: readonly boolean[]): string {
  const services = answers.map((status) => ({
    id: 'ads',
    status,
    history: [{ type: 'explicit', status, timestamp: NOW }],
  }));
  return JSON.stringify({ services });
}
