import { booleansOf, eachOnce, type Kept, type Manager, membersOf, timeOf } from '../manager';

/**
 * c15t, as its package c15t 2.2.1 writes it: JSON in localStorage, and in a cookie the same in short, `c.marketing:1,i.t:1767322800000`,
 * where a no is left out. Without a time nobody was asked: it allows all by itself where it takes the law to ask nobody.
 */
export const c15t: Manager = {
  name: 'c15t',
  names: { preferences: ['functionality'], analytics: ['measurement'], marketing: ['marketing'] },
  read: (kept, name) => (kept.item(name) === undefined ? fromCookie(kept, name) : fromItem(kept, name)),
};

const NAMES = ['necessary', 'functionality', 'measurement', 'marketing', 'experience'];

function fromItem(kept: Kept, name: string) {
  const { consents, consentInfo } = membersOf(kept.item(name)) ?? {};
  const answers = booleansOf(Object(consents));
  const at = timeOf(Object(consentInfo).time);
  return answers && at !== undefined ? { answers, at } : undefined;
}

function fromCookie(kept: Kept, name: string) {
  const text = kept.cookie(name) ?? '';
  const pairs = eachOnce(text.split(',').map((pair) => pair.split(':') as [string, string]));
  const at = timeOf(Number(pairs?.get('i.t') ?? Number.NaN));
  if (!pairs || at === undefined || pairs.get('c.necessary') !== '1') return undefined;
  return { answers: new Map(NAMES.map((it) => [it, pairs.get(`c.${it}`) === '1'])), at };
}
