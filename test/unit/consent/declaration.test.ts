import { describe, expect, it } from 'vitest';
import { declarationOf, levelOf, type Piece } from '../../../src/consent/declaration';
import { preferencesNotice } from '../../../src/consent/detailed-notice';
import type { NoticeFacts, ServiceFacts } from '../../../src/consent/notice';
import { texts } from '../../../src/locales/en';
import { declarationHtml } from '../../../src/site/declaration';

const SERVICES: readonly ServiceFacts[] = [
  { id: 'shop', category: 'necessary', name: 'Shop' },
  {
    ...{
      id: 'chat',
      category: 'marketing',
      name: '<b>Chat',
      provider: 'A & B',
      privacyUrl: 'https://chat.example/?a=1&b="',
    },
    ...{ cookies: ['c_*'], storage: ['c:*'], databases: ['c'], retention: '13 month', thirdParty: ['chat.example'] },
  },
  { id: 'evil', category: 'marketing', name: 'Evil', privacyUrl: 'javascript:alert(1)' },
];
const facts: NoticeFacts = {
  ...{
    site: 'Klouttrack',
    policy: { url: '/privacy', version: '1' },
    regime: 'opt-in',
    layout: '',
    position: '',
    asked: [],
  },
  names: new Map(SERVICES.flatMap(({ id, category }) => [[category, category] as const, [id, category] as const])),
  startsOn: () => false,
};
const notice = preferencesNotice(facts, texts, SERVICES);
const OWN = { cookie: '__Host-assent', days: 182 };

const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.children.map(textOf).join(''));
const lines = (level = 2) => declarationOf(notice, level, OWN).map((it) => `${it.name} ${textOf(it)}`);

describe('a declaration', () => {
  it('has each category with its purpose, and each of its services under it', () => {
    expect(lines().filter((it) => !it.startsWith('dl'))).toEqual([
      'h2 Necessary',
      `p ${texts.categories.necessary.text}`,
      'h3 Assent',
      'h3 My receipts',
      'h3 Shop',
      'h2 Marketing',
      `p ${texts.categories.marketing.text}`,
      'h3 <b>Chat',
      'h3 Evil',
    ]);
  });

  it('says whose a service is, what it stores, for how long and where else', () => {
    expect(lines()).toContain(
      'dl ProviderA & B, Its privacy policyStoresc_*, c:*, cKept for at most13 monthsOn its own siteschat.example',
    );
    expect(lines()).toContain('dl ProviderKlouttrackStores__Host-assent*Kept for at most182 days');
  });

  it('begins its headings where it is told to', () => {
    expect(
      lines(5)
        .filter((it) => it.startsWith('h'))
        .map((it) => it.slice(0, 2)),
    ).toEqual(['h5', 'h6', 'h6', 'h6', 'h5', 'h6', 'h6']);
    expect(['', '1', '5', '6', '0', '2.5', 'x'].map(levelOf)).toEqual([2, 1, 5, 2, 2, 2, 2]);
  });

  it('is HTML in which text stays text, and no script becomes a link', () => {
    const settings = { cookie: { name: 'assent', domain: '', path: '/' }, days: 182 };
    const html = declarationHtml(settings, notice, 2);
    expect(html).toMatch(/^<assent-declaration lang="en" dir="ltr" heading-level="2">\n<h2>Necessary<\/h2>\n<p>/);
    document.body.innerHTML = html;
    expect(document.querySelectorAll('b, script')).toHaveLength(0);
    const [chat] = [...document.querySelectorAll('h3')].filter((it) => it.textContent === '<b>Chat');
    expect(chat?.nextElementSibling?.querySelector('a')?.getAttribute('href')).toBe('https://chat.example/?a=1&b="');
    expect(html).not.toContain('javascript:');
  });

  it.each([
    [{ domain: '', path: '/' }, '__Host-assent*'],
    [{ domain: 'klouttrack.com', path: '/' }, 'assent*'],
    [{ domain: '', path: '/shop' }, '__Secure-assent*'],
  ])('of a cookie for %o names %s', (place, name) => {
    const html = declarationHtml({ cookie: { name: 'assent', ...place }, days: 182 }, notice, 2);
    expect(html).toContain(`<code dir="ltr">${name}</code>`);
  });
});
