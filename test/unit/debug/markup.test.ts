import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/config/near-miss';
import { CATEGORIES } from '../../../src/consent/categories';
import { markupFindings } from '../../../src/debug/markup';
import { createOwners } from '../../../src/debug/owners';
import { pageServices } from '../../../src/debug/page-services';
import { readTags } from '../../../src/debug/read-markup';

const names = new Map([['meta-pixel', 'marketing']] as const);
const { services, loaded, described } = pageServices({ 'meta-pixel': { id: '1234567890' } }, names);
const facts = { owners: createOwners(services), loaded, described, autoblock: false, nearest, categories: CATEGORIES };

const tagsOf = (html: string) => readTags(new DOMParser().parseFromString(html, 'text/html'));
const findings = (html: string, more: object = {}) => markupFindings(tagsOf(html), { ...facts, ...more });
const kinds = (html: string, more?: object) => findings(html, more).map(({ kind }) => kind);

const HOTJAR = 'https://static.hotjar.com/c/hotjar-1.js';
const PIXEL = 'https://connect.facebook.net/en_US/fbevents.js';

describe('runs before consent', () => {
  test.each([
    [
      'a script',
      `<script src="${HOTJAR}"></script>`,
      'type="text/plain" data-consent="analytics" data-consent-service="hotjar"',
    ],
    ['a module', `<script type="module" src="${HOTJAR}"></script>`, 'type="text/plain"'],
    [
      'the snippet of a vendor',
      `<script>!function(h){t('https://static.hotjar.com/c/hotjar-',1)}()</script>`,
      'Mark it',
    ],
    ['one without a scheme', `<script>s.src="//static.hotjar.com/c/hotjar-1.js"</script>`, 'Mark it'],
    ['a frame', '<iframe src="https://www.youtube.com/embed/x"></iframe>', 'data-consent-src'],
    ['a pixel', '<img src="https://www.facebook.com/tr?id=1">', 'data-consent-src'],
    ['a pixel in noscript', '<noscript><img src="https://www.facebook.com/tr?id=1"></noscript>', 'Take it out'],
    ['a preload', `<link rel="preload" as="script" href="${HOTJAR}">`, 'Take it out'],
    ['a preconnect', '<link rel="preconnect" href="https://connect.facebook.net">', 'Take it out'],
    ['a script that the settings have', `<script src="${PIXEL}"></script>`, 'Assent loads this service'],
    [
      'a marked script without its type',
      `<script data-consent="analytics" src="${HOTJAR}"></script>`,
      'type="text/plain"',
    ],
    [
      'a marked frame with its address',
      '<iframe data-consent="marketing" src="https://x.example/"></iframe>',
      'data-consent-src',
    ],
  ])('%s', (_, html, fix) => {
    const [finding, ...more] = findings(html);
    expect(finding).toMatchObject({ kind: 'before-consent', level: 'error', fix: expect.stringContaining(fix) });
    expect(more).toEqual([]);
  });

  test.each([
    ['what is held', `<script type="text/plain" data-consent="analytics" src="${HOTJAR}"></script>`],
    ['data', `<script type="application/json">{ "x": "${HOTJAR}" }</script>`],
    ['scripts of the site', '<script src="/app.js"></script><script>start("https://klouttrack.test/x.js")</script>'],
    ['what is necessary', '<script src="https://js.stripe.com/v3/"></script>'],
    ['a link to a page', '<link rel="canonical" href="https://www.facebook.com/tr">'],
    ['a frame that is held', '<iframe data-consent="marketing" data-consent-src="https://x.example/"></iframe>'],
  ])('not %s', (_, html) => {
    expect(kinds(html)).toEqual([]);
  });

  test('autoblock holds scripts and frames that nobody has marked, and nothing else', () => {
    const on = { autoblock: true };
    expect(
      kinds(`<script src="${HOTJAR}"></script><iframe src="https://www.youtube.com/embed/x"></iframe>`, on),
    ).toEqual([]);
    expect(kinds('<img src="https://www.facebook.com/tr?id=1">', on)).toEqual(['before-consent']);
    expect(kinds(`<script data-consent="analytics" src="${HOTJAR}"></script>`, on)).toEqual(['before-consent']);
    expect(kinds(`<link rel="preload" href="${HOTJAR}">`, on)).toEqual(['before-consent']);
    expect(kinds('<noscript><img src="https://www.facebook.com/tr?id=1"></noscript>', on)).toEqual(['before-consent']);
  });
});

test('a category that is misspelt is told with the right one', () => {
  const html = '<script type="text/plain" data-consent="analytcs marketing" src="/a.js"></script>';
  expect(findings(html)).toEqual([
    expect.objectContaining({
      kind: 'misspelt-category',
      fix: 'Use analytics.',
      message: expect.stringContaining('"analytcs"'),
    }),
  ]);
  expect(findings('<img data-consent="x" data-consent-src="/a">')[0]?.fix).toContain('necessary, preferences');
});

test('a service that nobody knows is told with the nearest', () => {
  const html = (id: string) =>
    `<iframe data-consent="marketing" data-consent-service="${id}" data-consent-src="/x"></iframe>`;
  expect(findings(html('youtub'))).toEqual([expect.objectContaining({ kind: 'unknown-service', fix: 'Use youtube.' })]);
  expect(findings(html('our-chat'))[0]?.fix).toContain('Describe "our-chat"');
  expect(findings(html('youtube'))).toEqual([]);
});

test('a service in the settings and in the markup runs two times', () => {
  const marked = (more: string) => `<script type="text/plain" data-consent="marketing" ${more}></script>`;
  expect(kinds(marked(`src="${PIXEL}"`))).toEqual(['configured-twice']);
  expect(kinds(marked('data-consent-service="meta-pixel"'))).toEqual(['configured-twice']);
  expect(kinds(marked(`src="${PIXEL}"`), { loaded: new Set() })).toEqual([]);
});

test('a Google tag above Assent’s has no defaults', () => {
  const google = '<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>';
  const own = '<script src="/assent/assent.js"></script>';
  expect(kinds(google + own)).toEqual(['before-consent', 'google-order']);
  expect(kinds(own + google)).toEqual(['before-consent']);
  expect(kinds(google.replace('<script', '<script type="text/plain" data-consent="analytics"') + own)).toEqual([]);
});

test('of the live page what is opened is no mistake, and marks are', () => {
  document.body.innerHTML = `<iframe data-consent="marketing" src="https://www.youtube.com/embed/x"></iframe><p data-consent="marketng"></p>`;
  expect(markupFindings(readTags(document), facts).map(({ kind }) => kind)).toEqual(['misspelt-category']);
});
