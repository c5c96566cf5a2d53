import { describe, expect, it } from 'vitest';
import { factsAbout } from '../../../src/consent/service-facts';

const texts = { stores: 'Stores', retention: 'Kept', thirdParty: 'Elsewhere' };
const about = (facts: object, language = 'en') =>
  factsAbout({ id: 'x', default: false, ...facts }, { texts, language }).map(({ label, names, words }) => [
    label,
    words ?? names?.join(' '),
  ]);

describe('what is said about a service', () => {
  it('is what it stores, for how long and where else, in this order', () => {
    expect(about({ stores: ['_ga', '_gid'], retention: '13 month', thirdParty: ['example.com'] })).toEqual([
      ['Stores', '_ga _gid'],
      ['Kept', '13 months'],
      ['Elsewhere', 'example.com'],
    ]);
  });

  it('says nothing of what is not known', () => {
    expect(about({ stores: [], retention: '', thirdParty: [] })).toEqual([]);
    expect(about({})).toEqual([]);
  });

  it.each([
    ['1 day', 'en', '1 day'],
    ['13 month', 'de', '13 Monate'],
    ['2 year', 'ar', 'سنتان'],
    ['11 day', 'ar', '11 يومًا'],
    ['as long as you like', 'en', 'as long as you like'],
  ])('says %s in %s as %s', (retention, language, words) => {
    expect(about({ retention }, language)).toEqual([['Kept', words]]);
  });
});
