import { describe, expect, it } from 'vitest';
import { placeholderNotice, preferencesNotice } from '../../../src/consent/detailed-notice';
import { bannerNotice, type NoticeFacts } from '../../../src/consent/notice';
import { locales } from '../../../src/locales';
import { LABELS } from '../../../src/locales/labels';
import type { AgeLocale, Locale } from '../../../src/locales/locale';

const codes = Object.keys(locales);
const loadAll = async (code: string) => {
  const language = await locales[code]?.();
  if (!language) throw new Error(code);
  return language;
};
const load = async (code: string): Promise<Locale> => (await loadAll(code)).texts;

/** Every text, by its path; those with facts are called with some. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (path === '.list') return [];
  if (typeof value === 'function') return [[path, value('SITE', 'NAMES', 3)]];
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

describe.each(codes)('the locale %s', (code) => {
  it('is complete, and says nothing blank', async () => {
    const mine = texts(await load(code));
    expect(mine.map(([path]) => path).sort()).toEqual(
      texts(await load('en'))
        .map(([path]) => path)
        .sort(),
    );
    for (const [path, text] of mine) expect(text.trim(), path).not.toBe('');
  });

  it('says on the banner what the whole of it says', async () => {
    const { locale, texts: whole } = await loadAll(code);
    const english = await loadAll('en');
    expect(Object.keys(locale).sort()).toEqual(Object.keys(english.locale).sort());
    expect(whole).toMatchObject(locale);
    for (const [name, title] of Object.entries(locale.purposes)) {
      expect(whole.categories[name as keyof typeof locale.purposes].title).toBe(title);
    }
  });

  it('has its code and direction', async () => {
    const locale = await load(code);
    expect(locale.code).toBe(code);
    expect(locale.direction).toBe(['ar', 'fa', 'he', 'ur'].includes(code) ? 'rtl' : 'ltr');
  });

  it('lists words as its language does', async () => {
    const { list } = await load(code);
    const words = ['A', 'B, Inc.', 'C', 'D'];
    // Versions of the platform's data differ in what is not seen.
    const seen = (text: string) => text.replace(/[\u200e\u200f\s]/g, '');
    for (const count of words.keys()) {
      const some = words.slice(0, count + 1);
      expect(seen(list(some))).toBe(seen(new Intl.ListFormat(code).format(some)));
    }
    expect(list([])).toBe('');
  });

  it('shares the labels that stand without it', async () => {
    expect(await load(code)).toMatchObject(LABELS[code] ?? {});
  });

  it('puts every fact into the text', async () => {
    const { body, newBody, policyNote, left, embed } = await load(code);
    expect(body('SITE', 'NAMES', 5)).toMatch(/SITE.*5.*NAMES/);
    expect(newBody('SITE', 'NAMES')).toMatch(/SITE.*NAMES/);
    expect(policyNote('2025-02')).toContain('2025-02');
    expect(left('_ga')).toContain('_ga');
    expect(embed('YouTube', 'Google')).toMatch(/YouTube.*Google/);
    expect(embed('YouTube', '')).not.toMatch(/undefined| {2}/);
  });

  it('asks for the age in its own words, with the age in them', async () => {
    const { age } = await loadAll(code);
    const { age: english } = await loadAll('en');
    expect(Object.keys(age).sort()).toEqual(Object.keys(english).sort());
    const said = (own: AgeLocale) => Object.values({ ...own, ageBody: own.ageBody(17) });
    for (const text of said(age)) {
      expect(text.trim()).not.toBe('');
      if (code !== 'en') expect(said(english)).not.toContain(text);
    }
    expect(age.ageBody(17)).toContain('17');
    expect(age.ageError).toContain('1990');
    expect(age.ageTitle).not.toBe(age.ageLabel);
  });

  it('praises no yes and threatens no no', async () => {
    for (const [path, text] of [...texts(await load(code)), ...texts((await loadAll(code)).age)]) {
      expect(text, path).not.toMatch(
        /we value|best experience|improve your experience|miss out|!|legitimate interest/i,
      );
    }
  });
});

describe('counts', () => {
  it('follow the rules of English', async () => {
    const { body } = await load('en');
    expect(body('S', 'P', 0)).not.toContain('service');
    expect(body('S', 'P', 1)).toContain('1 service for');
    expect(body('S', 'P', 2)).toContain('2 services for');
  });

  it.each([
    [1, 'خدمة واحدة'],
    [2, 'خدمتين'],
    [3, '3 خدمات'],
    [10, '10 خدمات'],
    [11, '11 خدمة'],
    [26, '26 خدمة'],
    [100, '100 خدمة'],
    [103, '103 خدمات'],
  ])('follow the rules of Arabic: %i', async (count, words) => {
    expect((await load('ar')).body('S', 'P', count)).toContain(`وباستخدام ${words} من أجل`);
  });

  it('of no services say nothing of services', async () => {
    expect((await load('ar')).body('S', 'P', 0)).not.toContain('خدم');
  });
});

/** D10: words that praise a yes, or make whoever says no feel a loss (EDPB, Guidelines 03/2022, "emotional steering"). */
const STEERING: Readonly<Record<string, RegExp>> = {
  en: /we (value|care|respect)|your privacy (is|matters)|you(’|')?ll (miss|lose)|best (possible )?experience|improve your experience|recommended|sorry|please (accept|allow|agree)|no, thanks|unfortunately/i,
  de: /wert(schätzen|voll)|ist uns wichtig|bestm(ö|oe)gliche|verbessern Ihr|empfohlen|leider|bitte (akzeptieren|stimmen)|verpassen/i,
  fr: /respectons|nous tenons|meilleure expérience|améliorer votre|recommandé|malheureusement|vous manquerez|veuillez accepter/i,
  es: /valoramos|nos importa|mejor experiencia|mejorar (su|tu)|recomendado|lamentablemente|se perderá|por favor,? acept/i,
  it: /teniamo alla|migliore esperienza|migliorare la (sua|tua)|consigliato|purtroppo|perder(ai|à)/i,
  nl: /waarderen|beste ervaring|verbeteren uw|aanbevolen|helaas|u mist/i,
  pl: /cenimy|zależy nam|najlepsz|zalecane|niestety|stracisz/i,
  pt: /valorizamos|melhor experiência|recomendado|infelizmente|vai perder/i,
  ar: /نقدّ?ر|نهتم ب|أفضل تجربة|تحسين تجربتك|موصى به|للأسف|ستفقد/,
};
/** Legitimate interest is no consent, and no switch of ours. */
const INTEREST = /legitimate interest|berechtigt\w* Interesse|intérêt légitime|interés legítimo|legittimo interesse/i;

describe.each(codes)('D10: the words of %s are neutral', (code) => {
  it('without a cry, a smile or what steers', async () => {
    const all = texts(await load(code));
    const loud = all.filter(([, text]) => /[!¡！]|\p{Extended_Pictographic}/u.test(text));
    expect(loud).toEqual([]);
    const [language = ''] = code.split('-');
    expect(all.filter(([, text]) => STEERING[language]?.test(text) || INTEREST.test(text))).toEqual([]);
  });
});

describe('a notice holds every text of the locale that its surface shows', () => {
  const facts: NoticeFacts = {
    site: 'S',
    policy: { url: '/p', version: '1' },
    regime: 'opt-in',
    layout: 'bar',
    position: 'bottom',
    names: new Map([['analytics', 'analytics']]),
    asked: [],
    startsOn: () => false,
  };

  it('the banner', async () => {
    const { locale } = await loadAll('en');
    const { texts } = bannerNotice(facts, locale);
    for (const name of ['title', 'body', 'acceptAll', 'rejectAll', 'customise', 'policyLink']) {
      expect(texts[name], name).toBeTruthy();
    }
  });

  it('the preferences', async () => {
    const locale = await load('en');
    const { texts, categories } = preferencesNotice(facts, locale, []);
    for (const name of [
      'title',
      'body',
      'services',
      'provider',
      'providerPolicy',
      'stores',
      'alwaysOn',
      'eraseConfirm',
      'policyNote',
    ]) {
      expect(texts[name], name).toBeTruthy();
    }
    expect(categories.map(({ text }) => text)).toEqual([
      locale.categories.necessary.text,
      locale.categories.analytics.text,
    ]);
  });

  it('the placeholder', async () => {
    const service = { id: 'youtube', category: 'marketing', name: 'YouTube' } as const;
    const { texts } = placeholderNotice(facts, await load('en'), service);
    for (const name of ['embed', 'loadOnce', 'alwaysAllow', 'openSource']) expect(texts[name], name).toBeTruthy();
  });
});
