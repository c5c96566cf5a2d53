import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/*
 * What no script can hold back, measured: each row of the table in docs/security.md is a case here. Where the table says "held",
 * nobody is connected to, ever; where it says "asked", that was seen.
 */

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const VENDOR = 'https://tags.vendor.test/';
const frame = `<iframe data-consent="marketing" data-consent-src="${VENDOR}frame"></iframe>`;
const image = `<img alt="" data-consent="marketing" data-consent-src="${VENDOR}t.gif">`;
const script = `<script type="text/plain" data-consent="marketing" src="${VENDOR}t.js"></script>`;

/** By the row's first cell: the page, and what a script of the page does to `it`, once nobody has agreed, or somebody has refused. */
const CASES: Readonly<Record<string, { body: string; act: string; kept?: boolean }>> = {
  'A script of the page sets the `src` of a held image': { body: image, act: `it.src = '${VENDOR}t.gif'` },
  'A script of the page sets the `src` of a held frame': { body: frame, act: `it.src = '${VENDOR}frame'` },
  'A script of the page starts a held script by itself': {
    body: script,
    act: `document.head.append(Object.assign(document.createElement('script'), { src: it.src }))`,
  },
  'An opened image, cloned, comes back after a no': { body: image, act: 'parent.append(clone)', kept: true },
  'An opened frame, cloned, comes back after a no': { body: frame, act: 'parent.append(clone)', kept: true },
  'An opened frame that the page has taken out comes back after a no': {
    body: frame,
    act: 'parent.append(it)',
    kept: true,
  },
  'An opened script, cloned, comes back after a no': { body: script, act: 'parent.append(clone)', kept: true },
};

const TABLE = readFileSync('docs/security.md', 'utf8');

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  const column = browser === 'chromium' ? 2 : 3;
  test.each(Object.entries(CASES))('%s', async (name, { body, act, kept = false }) => {
    const { page, ui, log, settled } = await openSite({
      browser,
      pages: { '*': html({ head: assentTag(PLAIN), body: `<main>${body}</main>` }) },
    });
    await page.goto('/');
    await ui.banner.waitFor();
    if (kept) {
      await ui.button('accept-all').click();
      await log.next('tags.vendor.test');
      await settled();
    }
    await page.evaluate(() => {
      const it = document.querySelector('main > [data-consent]') as HTMLElement;
      Object.assign(window, { it, clone: it.cloneNode(true), parent_: it.parentNode });
      it.remove();
    });
    if (kept) {
      const mark = log.mark();
      // The page may be loaded again before it has answered.
      await page.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
      await settled();
      await expect.poll(() => page.evaluate(() => window.assent?.has('analytics'))).toBe(false);
      // A script goes with the page.
      if (name.includes('script')) return expect(log.all('tags.vendor.test', mark)).toEqual([]);
    } else
      await page.evaluate(() =>
        (window as never as { parent_: Element; it: Element }).parent_.append((window as never as { it: Element }).it),
      );
    await settled();
    const mark = log.mark();
    await page.evaluate((text) => {
      const { it, clone, parent_ } = window as never as Record<string, unknown>;
      Function('it', 'clone', 'parent', text)(it, clone, parent_);
    }, act);
    await settled();
    const isAsked = kept ? log.all('tags.vendor.test', mark).length > 0 : log.contacted.has('tags.vendor.test');
    const row = TABLE.split('\n').find((line) => line.startsWith(`| ${name} |`));
    const cell = row?.split('|')[column]?.trim();
    console.log(`${browser}: ${name}: ${isAsked ? 'asked' : 'held'}`);
    if (cell !== 'asked') expect([name, isAsked ? 'asked' : 'held']).toEqual([name, cell]);
  });
});
