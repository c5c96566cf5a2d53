// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json';
import { PLUGIN, wordpress } from '../../browser/harness/doubles/wordpress';
import { findPhp } from '../../setup/php.mjs';

/* The plugin under a double of WordPress. What its output does in a browser: test/browser/platforms.test.ts. */

const php = findPhp();
const plugin = readFileSync(PLUGIN, 'utf8');
const CONFIG = '{"site":"Klouttrack","policy":{"url":"/privacy","version":"2025-02"}}';

test('the header says the version of the package', () => {
  expect(plugin).toContain(` * Version: ${manifest.version}\n`);
  expect(plugin).toMatch(/^<\?php\n\/\*\*\n \* Plugin Name: Assent\n/);
});

describe.skipIf(!php)('under PHP (skipped without one)', () => {
  test('PHP finds no fault in it', () => {
    expect(spawnSync(php as string, ['-l', PLUGIN], { encoding: 'utf8' }).stdout).toContain('No syntax errors');
  });

  test('the tag is in front of everything else, and the settings and what tells the API in front of it', () => {
    const { head, first } = wordpress({ option: { config: CONFIG } });
    expect(first).toBeLessThan(-999);
    const order = ['data-assent-config', 'assentQueue', 'src="/assent/assent.js"'].map((text) => head.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(head.match(/<script /g)).toHaveLength(3);
    expect(head.match(/data-cfasync="false" data-no-optimize="1" data-no-defer="1"/g)).toHaveLength(3);
    expect(head).toContain('<script async src=');
  });

  test('without settings there is the tag of a script that is made for the site', () => {
    expect(wordpress().head).not.toContain('data-assent-config');
  });

  test('autoblock takes async off the tag, and says so in the settings', () => {
    const { head } = wordpress({ option: { config: CONFIG, autoblock: true } });
    expect(head).toMatch(/<script src="\/assent\/assent.js"/);
    expect(head).toContain('"autoblock":true');
  });

  test('nothing of the settings ends the script that they stand in', () => {
    const evil = { site: '</script><script>alert(1)</script><!--' };
    const { head, page } = wordpress({ option: { config: JSON.stringify(evil), src: '/a"><b>/assent.js' } });
    expect(head.match(/<script /g)).toHaveLength(3);
    expect(head).not.toContain('<!--');
    expect(JSON.parse(/data-assent-config [^>]*>(.*)<\/script>/.exec(head)?.[1] ?? '')).toEqual(evil);
    expect(head + page).not.toMatch(/<b>|alert\(1\)<\/script>/);
  });

  const saving = (src: unknown) => {
    const { saved, called } = wordpress({ option: { src: '/kept/assent.js' }, sent: { src, config: '' } });
    return [saved?.src, called.filter(([name]) => name === 'add_settings_error').map(([, [, field]]) => field)];
  };

  test.each(['/assent/assent.js', 'https://cdn.example/a/assent.js?2'])('the address %s is saved', (src) => {
    expect(saving(` ${src} `)).toEqual([src, []]);
  });

  test.each([
    'javascript:alert(1)//assent.js',
    '//evil.example/assent.js',
    '',
    '/assent/',
    '/evil.js',
    'assent.js',
    ['/assent.js'],
  ])('the address %j is none: what was there stays', (src) =>
    expect(saving(src)).toEqual(['/kept/assent.js', ['src']]),
  );

  test.each(['[1]', '"text"', '{', 'null'])('%s is no object of settings: what was there stays', (config) => {
    const { saved, called } = wordpress({ option: { config: CONFIG }, sent: { src: '/assent.js', config } });
    expect(saved?.config).toBe(CONFIG);
    expect(called.filter(([name]) => name === 'add_settings_error')).toHaveLength(1);
  });

  test('what else is sent is not kept, and a box that is not sent is off', () => {
    const { saved } = wordpress({ sent: { src: '/assent.js', config: CONFIG, autoblock: '1', evil: '1' } });
    expect(saved).toEqual({ src: '/assent.js', config: CONFIG, autoblock: true, oembeds: false });
    expect(wordpress({ sent: 'text' }).saved?.src).toBe('/assent/assent.js');
  });

  test('settings of the wrong kind in the database count as none', () => {
    expect(wordpress({ option: 'text' }).head).toContain('src="/assent/assent.js"');
    expect(wordpress({ option: { src: ['a'], config: 1 } }).head).toContain('src="/assent/assent.js"');
  });

  test('the page of settings has a nonce, and is for those who may change options alone', () => {
    const { page, called } = wordpress();
    expect(page).toContain('_wpnonce');
    expect(page).toContain('action="options.php"');
    expect(called).toContainEqual([
      'add_options_page',
      ['Assent', 'Assent', 'manage_options', 'assent', 'assent_page'],
    ]);
    expect(called.some(([name, [, option]]) => name === 'register_setting' && option === 'assent')).toBe(true);
    expect(wordpress({ admin: false }).page).toBe('');
  });

  const YOUTUBE =
    '<iframe title="A" width="560" src="https://www.youtube.com/embed/aqz-KE-bpKQ?feature=oembed"></iframe>';
  const TIKTOK =
    '<blockquote class="tiktok-embed" data-video-id="1"></blockquote> <script async src="https://www.tiktok.com/embed.js"></script>';
  const INSTAGRAM =
    '<blockquote class="instagram-media"></blockquote><script async src="//www.instagram.com/embed.js"></script>';
  const OTHER = '<iframe src="https://example.com/?u=https://www.youtube.com/embed/1"></iframe>';

  test('embeds of those that are known are marked, and nothing else is', () => {
    const embeds = [YOUTUBE, TIKTOK, INSTAGRAM, OTHER, '<p>Text</p>'];
    const [youtube, tiktok, instagram, ...rest] = wordpress({ embeds }).embeds;
    expect(youtube).toBe(
      '<iframe data-consent="marketing" data-consent-service="youtube" title="A" width="560" data-consent-src="https://www.youtube.com/embed/aqz-KE-bpKQ?feature=oembed"></iframe>',
    );
    expect(tiktok).toBe(
      '<div data-consent-placeholder="tiktok"></div><blockquote class="tiktok-embed" data-video-id="1"></blockquote> ',
    );
    expect(instagram).toBe(
      '<div data-consent-placeholder="instagram"></div><blockquote class="instagram-media"></blockquote>',
    );
    expect(rest).toEqual([OTHER, '<p>Text</p>']);
    // Once is enough, in feeds there is no Assent, and an owner may want none of it.
    expect(wordpress({ embeds: [`${youtube}`] }).embeds).toEqual([youtube]);
    expect(wordpress({ embeds, feed: true }).embeds).toEqual(embeds);
    expect(wordpress({ embeds, option: { oembeds: false } }).embeds).toEqual(embeds);
  });

  test.each([
    'title="What data-consent means"',
    'title="What <div data-consent=1> means"',
    `title='<iframe data-consent="marketing">'`,
    'title="1 > 0"',
    `title="Said src='https://www.youtube.com/embed/'"`,
    "title=it's",
    'title="A"/',
  ])('a video is held whatever its title says: %s', (title) => {
    const [marked] = wordpress({ embeds: [`<iframe ${title} src="https://www.youtube.com/embed/1"></iframe>`] }).embeds;
    expect(marked).toBe(
      `<iframe data-consent="marketing" data-consent-service="youtube" ${title} data-consent-src="https://www.youtube.com/embed/1"></iframe>`,
    );
  });

  test('a post is held whatever its text says, and what is marked by hand stays as it is', () => {
    const post = TIKTOK.replace('></blockquote>', '>About data-consent</blockquote>');
    const own = [
      `<iframe title="1 > 0" data-consent="marketing" src="https://www.youtube.com/embed/1"></iframe>`,
      `<div class="own" data-consent-placeholder='tiktok'></div>${TIKTOK}`,
    ];
    const [held, ...kept] = wordpress({ embeds: [post, ...own] }).embeds;
    expect(held).toMatch(
      /^<div data-consent-placeholder="tiktok"><\/div><blockquote [^>]*>About data-consent<\/blockquote> $/,
    );
    expect(kept).toEqual(own);
  });

  test('in PHP a yes counts beside an answer alone', () => {
    const asked = (cookies: Record<string, string>, has = true, option?: object) =>
      wordpress({ cookies, option, filters: [['wp_has_consent', has, 'marketing', false]] }).filters[0];
    const yes = { wp_consent_marketing: 'allow' };
    expect(asked({ ...yes, '__Host-assent': '2.…' })).toBe(true);
    expect(asked({ ...yes, assent: '2.…' })).toBe(true);
    expect(asked(yes)).toBe(false);
    expect(asked({ assent: '2.…' })).toBe(false);
    expect(asked({ assent: '2.…', wp_consent_marketing: 'deny' })).toBe(false);
    expect(asked({ ...yes, assent: '2.…' }, false)).toBe(false);
    expect(asked({ ...yes, '__Secure-assent': '2.…' })).toBe(true);
    const named = { config: '{"cookie":{"name":"own.name"}}' };
    expect(asked({ ...yes, own_name: '2.…' }, true, named)).toBe(true);
    expect(asked({ ...yes, assent: '2.…' }, true, named)).toBe(false);
    expect(asked({ ...yes, assent: '2.…' }, true, { config: '{"cookie":{"name":["own"]}}' })).toBe(true);
    const { filters } = wordpress({
      filters: [
        ['wp_has_consent', true, 'functional', false],
        ['wp_get_consent_type', false],
        ['wp_consent_api_waitfor_consent_hook', false],
        ['wp_consent_api_registered_wordpress/assent.php', false],
        ['rocket_delay_js_exclusions', ['jquery.js']],
        ['litespeed_optm_js_defer_exc', null],
      ],
    });
    const own = ['assent.js', 'assentQueue'];
    expect(filters).toEqual([true, 'optin', true, true, ['jquery.js', ...own], own]);
  });
});
