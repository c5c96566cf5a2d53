import { describe, expect, it, vi } from 'vitest';
import { matchLanguage } from '../../../src/consent/languages';
import { pageLanguage } from '../../../src/ui/control/control';

describe('the language', () => {
  it.each([
    [['ar'], 'ar'],
    [['ar-OM'], 'ar'],
    [['AR-om'], 'ar'],
    [['ar-Arab-OM-u-nu-latn'], 'ar'],
    [['fr-FR', 'ar-OM', 'en'], 'ar'],
    [['pt-BR'], 'pt-br'],
    [['no'], 'nb'],
    [['nn-NO'], 'nb'],
    [['zh-TW'], 'zh-hant'],
    [['yue-HK'], 'zh-hant'],
    [['zh-Hant-HK'], 'zh-hant'],
    [['zh-Hans-HK'], 'zh'],
    [['zh-CN'], 'zh'],
    [['pt'], undefined],
    [['arz'], undefined],
    [['auto', 'ar'], 'ar'],
    [['', ' ', '-', '*', 'x', 'constructor'], undefined],
    [[], undefined],
  ])('wanted as %j is %s', (wanted, code) => {
    expect(matchLanguage(wanted, ['en', 'ar', 'pt-br', 'nb', 'zh', 'zh-hant'])).toBe(code);
  });

  it('of a page is English where nobody wants one of ours', () => {
    vi.stubGlobal('navigator', { languages: ['cy-GB', 'eu'] });
    document.documentElement.lang = 'gl';
    expect(pageLanguage('auto')).toBe('en');
    document.documentElement.lang = 'ar-OM';
    expect(pageLanguage('auto')).toBe('ar');
    vi.unstubAllGlobals();
    document.documentElement.lang = '';
  });
});
