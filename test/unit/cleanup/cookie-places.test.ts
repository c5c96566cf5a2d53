import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parentDomains, pathAttributes } from '../../../src/cleanup/cookie-places';

test('domains are this host and every parent, but no top-level domain', () => {
  expect(parentDomains('app.shop.klouttrack.com')).toEqual([
    'app.shop.klouttrack.com',
    'shop.klouttrack.com',
    'klouttrack.com',
  ]);
  expect(parentDomains('localhost')).toEqual(['localhost']);
});

test('paths are every folder down to the page, with and without a slash, and one below it', () => {
  const forms = pathAttributes('/a/b').map(({ attributes, isSent }) => [attributes, isSent]);
  expect(forms).toEqual([
    ['; Path=/', true],
    ['; Path=/a', true],
    ['; Path=/a/', true],
    ['; Path=/a/b', true],
    ['; Path=/a/b/', false],
  ]);
  expect(pathAttributes('/')).toEqual([{ attributes: '; Path=/', isSent: true }]);
});

test('a path with a semicolon can not be named, but the folder of the page is the one that a cookie without a path gets', () => {
  expect(pathAttributes('/a;x/b').map(({ attributes }) => attributes)).toEqual(['; Path=/', '']);
});

test('no page is so deep that it keeps the browser busy, and no attribute says more than its path', () => {
  fc.assert(
    fc.property(fc.webPath({ size: 'large' }), (path) => {
      const places = pathAttributes(path || '/');
      expect(places.length).toBeLessThanOrEqual(101);
      for (const { attributes } of places) {
        expect(attributes.split(';').length).toBeLessThanOrEqual(2);
        expect(attributes.length).toBeLessThanOrEqual(1_024 + '; Path='.length);
      }
    }),
  );
  expect(pathAttributes('/a'.repeat(5_000)).length).toBeLessThanOrEqual(101);
});
