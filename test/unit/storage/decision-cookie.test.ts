import { beforeEach, describe, expect, test, vi } from 'vitest';
import { cookieName, readDecisionCookies, writeDecisionCookie } from '../../../src/storage/decision-cookie';
import { readCookies, writeCookie } from '../../../src/storage/document-cookies';
import { lendCookies } from './document-cookie';

const emptyJar = lendCookies();

const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
const WEEK_S = 604_800;

const placeOf = (domain: string, more = {}) => ({ name: 'assent', domain, path: '/', ...more });
const readAll = (domain: string) => [...readDecisionCookies(placeOf(domain)).keys()];
const write = (domain: string, text: string, maxAge: number) =>
  writeDecisionCookie(placeOf(domain), cookieName(placeOf(domain)), text, maxAge);

function visit(url: string): void {
  happyDOM.setURL(url);
  emptyJar();
}

beforeEach(() => visit('https://klouttrack.test/a/b'));

describe('the decision’s cookie', () => {
  test('on https, for this host alone, is one that no subdomain can plant', () => {
    expect(write('', '1.text', WEEK_S)).toBe(true);
    expect(readCookies()).toBe('__Host-assent=1.text');
    expect(readAll('')).toEqual(['1.text']);
    writeCookie('assent=planted; Path=/');
    expect(readAll('')).toEqual(['1.text']);
  });

  test.each([
    ['on plain http', 'http://klouttrack.test/', ''],
    ['for a whole domain', 'https://app.klouttrack.test/', 'klouttrack.test'],
  ])('%s has its plain name', (_, url, domain) => {
    visit(url);
    expect(write(domain, '1.text', WEEK_S)).toBe(true);
    expect(readCookies()).toBe('assent=1.text');
    expect(readAll(domain)).toEqual(['1.text']);
  });

  test('is for every page of the site, and goes with no request from elsewhere', () => {
    const set = vi.spyOn(Document.prototype, 'cookie', 'set');
    write('', '1.text', WEEK_S);
    expect(set).toHaveBeenCalledWith('__Host-assent=1.text; Path=/; SameSite=Lax; Secure; Max-Age=604800');
    set.mockRestore();
  });

  test('is cleared by a time of 0', () => {
    write('', '1.text', WEEK_S);
    write('', '', 0);
    expect(readAll('')).toEqual([]);
  });

  test('that is there twice counts as not asked yet: somebody else planted one', () => {
    vi.spyOn(Document.prototype, 'cookie', 'get').mockReturnValue('__Host-assent=1.a; x=1; __Host-assent=1.b');
    expect(readAll('')).toEqual([]);
    vi.restoreAllMocks();
  });

  test('is none of a name that only begins like it, or ends like it', () => {
    writeCookie('__Host-assent2=1; Path=/; Secure');
    writeCookie('my__Host-assent=1; Path=/');
    expect(readAll('')).toEqual([]);
  });
});

describe('with other settings', () => {
  test('a path has a prefix of its own, and names their own cookies', () => {
    expect(cookieName(placeOf('', { path: '/shop/' }))).toBe('__Secure-assent');
    expect(cookieName(placeOf('klouttrack.test', { path: '/shop/' }))).toBe('__Secure-assent');
    expect(cookieName(placeOf('', { name: 'shop' }))).toBe('__Host-shop');
    write('', '1.text', WEEK_S);
    expect([...readDecisionCookies(placeOf('', { name: 'shop' }))]).toEqual([]);
  });

  test('what is beside the cookie is read with it: the endpoint’s copy, and another site’s', () => {
    write('', '1.a', WEEK_S);
    writeCookie('__Host-assent.copy=1.b; Path=/; Secure');
    writeCookie('__Host-assent.k3y=1.c; Path=/; Secure');
    expect(readAll('')).toEqual(['1.a', '1.b', '1.c']);
  });

  test('a domain that does not cover this host leaves it for this host alone, and is put right later', () => {
    visit('http://klouttrack.test/');
    expect(write('other.test', '1.a', WEEK_S)).toBe(true);
    expect(readCookies()).toBe('assent=1.a');
    // Else there would be two of the name.
    visit('http://app.klouttrack.test/');
    expect(write('other.test', '1.a', WEEK_S)).toBe(true);
    expect(write('klouttrack.test', '1.b', WEEK_S)).toBe(true);
    expect(readCookies()).toBe('assent=1.b');
  });
});

describe('the page’s cookies', () => {
  test('are read past an element that is named like their accessor', () => {
    document.body.innerHTML = '<form name="cookie"></form>';
    Object.defineProperty(document, 'cookie', { configurable: true, value: document.body.firstChild });
    write('', '1.text', WEEK_S);
    expect(readAll('')).toEqual(['1.text']);
    Reflect.deleteProperty(document, 'cookie');
  });

  test('that are denied read as none, and what could not be stored is known to be not', () => {
    const deny = () => {
      throw new DOMException('sandboxed', 'SecurityError');
    };
    vi.spyOn(Document.prototype, 'cookie', 'get').mockImplementation(deny);
    vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(deny);
    expect(readCookies()).toBe('');
    expect(write('', '1.text', WEEK_S)).toBe(false);
    vi.restoreAllMocks();
  });
});
