import { describe, expect, it, vi } from 'vitest';
import { matchLocale } from '../../../src/locales/match';
import { pageLanguage } from '../../../src/ui/control/control';

describe('the language', () => {
  it.each([
    [['ar'], 'ar'],
    [['ar-OM'], 'ar'],
    [['AR-om'], 'ar'],
    [['ar-Arab-OM-u-nu-latn'], 'ar'],
    [['fr-FR', 'ar-OM', 'en'], 'ar'],
    [['pt-BR'], 'pt-br'],
    [['pt'], undefined],
    [['arz'], undefined],
    [['auto', 'ar'], 'ar'],
    [['', ' ', '-', '*', 'x', 'constructor'], undefined],
    [[], undefined],
  ])('wanted as %j is %s', (wanted, code) => {
    expect(matchLocale(wanted, { en: 1, ar: 1, 'pt-br': 1 })).toBe(code);
  });

  it('of a page is English where nobody wants one of ours', () => {
    vi.stubGlobal('navigator', { languages: ['fr-FR', 'pt'] });
    document.documentElement.lang = 'de';
    expect(pageLanguage('auto')).toBe('en');
    document.documentElement.lang = 'ar-OM';
    expect(pageLanguage('auto')).toBe('ar');
    vi.unstubAllGlobals();
    document.documentElement.lang = '';
  });
});
