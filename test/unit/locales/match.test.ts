import { describe, expect, it } from 'vitest';
import { matchLocale } from '../../../src/locales/match';

describe('the language', () => {
  it.each([
    [['ar'], 'ar'],
    [['ar-OM'], 'ar'],
    [['AR-om'], 'ar'],
    [['ar-Arab-OM-u-nu-latn'], 'ar'],
    [['fr-FR', 'ar-OM', 'en'], 'ar'],
    [['pt-BR'], 'pt-br'],
    [['pt'], 'en'],
    [['arz'], 'en'],
    [['auto', 'ar'], 'ar'],
    [['', ' ', '-', '*', 'x', 'constructor'], 'en'],
    [[], 'en'],
  ])('wanted as %j is %s', (wanted, code) => {
    expect(matchLocale(wanted, { en: 1, ar: 1, 'pt-br': 1 })).toBe(code);
  });
});
