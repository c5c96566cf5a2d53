// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { READY_MADE } from '../src/services/find';

/** Bytes, brotli 11. What every page pays, and what a first visit downloads in English until the banner stands. */
// A little above what is built, so that neither grows unseen.
const EVERY_PAGE = 5_670;
const FIRST_VISIT = 15_590;
/** What a service adds to the pages that use it. */
const A_SERVICE = 350;
/** What `assent snippet` puts into a page, the tag included. */
const INLINE: Readonly<Record<string, number>> = { en: 1_638, ar: 1_815 };

const weigh = (file: string) =>
  brotliCompressSync(readFileSync(`dist/${file}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** All that a page may load. */
const loaded = () => [
  'assent.js',
  ...['parts', 'demo'].flatMap((folder) =>
    readdirSync(`dist/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => `${folder}/${name}`),
  ),
];

beforeAll(() => {
  if (!existsSync('dist/assent.js')) throw new Error('dist is not built: run npm run build');
});

describe('what is built', () => {
  test(`assent.js is at most ${EVERY_PAGE} bytes`, () => {
    expect(weigh('assent.js')).toBeLessThanOrEqual(EVERY_PAGE);
  });

  test(`a first visit is at most ${FIRST_VISIT} bytes, styles included`, () => {
    const files = ['assent.js', 'parts/first-layer.js', 'parts/locale-en.js'];
    expect(files.map(weigh).reduce((sum, size) => sum + size)).toBeLessThanOrEqual(FIRST_VISIT);
    // Nothing else comes with them.
    expect(readFileSync('dist/parts/first-layer.js', 'utf8')).not.toMatch(/^import|from"\.|;import"/);
  });

  test(`a service is at most ${A_SERVICE} bytes on average, what services of Google share included`, () => {
    const parts = readdirSync('dist/parts/services').map((name) => weigh(`parts/services/${name}`));
    expect(parts).toHaveLength(READY_MADE.length);
    const all = [...parts, weigh('parts/signals.js'), weigh('parts/embed.js')].reduce((sum, size) => sum + size);
    expect(all / parts.length).toBeLessThanOrEqual(A_SERVICE);
  });

  test.each(Object.entries(INLINE))('the banner in the first HTML, in %s, is at most %i bytes', (language, most) => {
    const folder = mkdtempSync(join(tmpdir(), 'assent-size-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const config = join(folder, 'assent.json');
    const services = { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } };
    writeFileSync(
      config,
      JSON.stringify({ site: 'Klouttrack', policy: { url: '/privacy', version: '1' }, region: 'OM', services }),
    );
    const html = execFileSync(
      process.execPath,
      ['dist/server/cli.js', 'snippet', '--config', config, '--language', language],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(brotliCompressSync(html).length).toBeLessThanOrEqual(most);
  });

  test('a page without services downloads none, nor what runs them, nor a table of them', () => {
    for (const name of [
      'assent.js',
      'parts/first-layer.js',
      'parts/locale-en.js',
      'parts/decisions.js',
      'parts/preferences.js',
    ]) {
      const text = readFileSync(`dist/${name}`, 'utf8');
      expect(
        READY_MADE.filter(({ definition: { id } }) => id.includes('-') && text.includes(id)),
        name,
      ).toEqual([]);
    }
  });

  test('no file that a page loads has a name that blockers hide', () => {
    expect(loaded().filter((name) => /cookie|consent/i.test(name))).toEqual([]);
  });

  test('is ASCII, and evaluates no text', () => {
    for (const name of loaded()) {
      const text = readFileSync(`dist/${name}`, 'latin1')
        // The one script that the parser has to wait for: an address of ours, and no text of anybody.
        .replace('document.write(`<script nonce="${', '');
      expect(/[^\n\t\x20-\x7e]/.exec(text)?.[0], name).toBeUndefined();
      expect(/\beval\(|new Function|document\.write/.exec(text)?.[0], name).toBeUndefined();
    }
  });
});
