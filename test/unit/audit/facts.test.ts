// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { knownServices } from '../../../src/audit/known-services';
import { journeysFor } from '../../../src/audit/phases';
import { fitsHost, siteOf } from '../../../src/audit/site-of';
import { readSitemap } from '../../../src/audit/sitemap';
import { grantOfSwitch } from '../../../src/audit/switches';

test.each([
  ['www.klouttrack.com', 'klouttrack.com'],
  ['.klouttrack.com', 'klouttrack.com'],
  ['shop.klouttrack.co.uk', 'klouttrack.co.uk'],
  ['a.b.klouttrack.de', 'klouttrack.de'],
  ['klouttrack.github.io', 'klouttrack.github.io'],
  ['x.klouttrack.pages.dev', 'klouttrack.pages.dev'],
  ['127.0.0.1', '127.0.0.1'],
  ['localhost', 'localhost'],
  ['[::1]', '[::1]'],
])('%s is of %s', (host, site) => {
  expect(siteOf(host)).toBe(site);
});

test('a pattern of hosts fits the host, and with a star its subdomains', () => {
  expect(fitsHost('a.example', 'a.example')).toBe(true);
  expect(fitsHost('a.example', 'b.a.example')).toBe(false);
  expect(fitsHost('*.a.example', 'b.a.example')).toBe(true);
  expect(fitsHost('*.a.example', 'ba.example')).toBe(false);
});

describe('a sitemap', () => {
  test('names pages, or further sitemaps', () => {
    const xml = `<urlset><url><loc> https://a.example/?x=1&amp;y=2 </loc></url><url><loc>nowhere</loc></url></urlset>`;
    expect(readSitemap(xml)).toEqual({ pages: ['https://a.example/?x=1&y=2'], sitemaps: [] });
    const index =
      '<sitemapindex xmlns="x"><sitemap><loc><![CDATA[https://a.example/1.xml]]></loc></sitemap></sitemapindex>';
    expect(readSitemap(index)).toEqual({ pages: [], sitemaps: ['https://a.example/1.xml'] });
  });
});

test.each([
  [['analytics', 'on'], { categories: ['necessary', 'analytics'], services: [] }],
  [
    ['', 'on', 'CybotCookiebotDialogBodyLevelButtonStatistics'],
    { categories: ['necessary', 'analytics'], services: [] },
  ],
  [['google-analytics'], { categories: ['necessary'], services: ['google-analytics'] }],
  [
    ['', '', 'gtagAllowed', 'Allow Google Analytics (GA4)'],
    { categories: ['necessary'], services: ['google-analytics'] },
  ],
  [['', '', 'facebookpixelAllowed', 'Allow Facebook Pixel'], { categories: ['necessary'], services: ['meta-pixel'] }],
  [['', '', 'x7', 'Allow Meta Pixel'], { categories: ['necessary'], services: ['meta-pixel'] }],
  [['', '', 'x8', '', 'Werbung und Marketing'], { categories: ['necessary', 'marketing'], services: [] }],
  [['x9', 'on'], undefined],
])('a switch that says %j', (words, grant) => {
  expect(grantOfSwitch(words, knownServices())).toEqual(grant);
});

test('a journey is made for the phases that are wanted, and no other', () => {
  expect(journeysFor(['withdraw', 'fresh'])).toEqual([
    ['reject', ['fresh']],
    ['accept', ['withdraw']],
  ]);
});
