import { test } from 'vitest';
import { assentTag, html } from '../harness/html';
import type { Handler } from '../harness/proxy';
import { cut, notFound, throws } from '../harness/vendors';

/*
 * What goes wrong on a page, by number: each is a test in both browsers. Most of it is done by the page, its visitor or a vendor, and
 * counts by what came to the vendor's server and by what the browser keeps.
 */

export const BROWSERS = ['chromium', 'firefox'] as const;
export type FaultBrowser = (typeof BROWSERS)[number];

/**
 * A fault, in both browsers. `test/unit/setup/faults.test.ts` asserts that no number is missing.
 *
 * @param limit ms that it may take, where it does one thing so often that a busy machine needs more than is usual
 */
export function fault(
  name: `B${number}: ${string}`,
  act: (browser: FaultBrowser) => Promise<void>,
  limit?: number,
): void {
  test.each(BROWSERS)(`${name}, in %s`, { ...(limit && { timeout: limit }) }, act);
}

export const VENDOR = 'https://tags.vendor.test';

/** The tag of a page that has no service of its own, in a country that asks for opt-in. */
export const PLAIN = {
  'data-policy-url': '/privacy',
  'data-policy-version': '2025-02',
  'data-endpoint': '/assent',
  'data-region': 'DE',
};

const { 'data-endpoint': _, ...ALONE } = PLAIN;

/** The same without an endpoint, whose copy of the decision would count too. */
export { ALONE };

/** A marked script of the vendor's, by the name of its file. */
export const marked = (name: string, more = '') =>
  `<script type="text/plain" data-consent="analytics" src="${VENDOR}/${name}.js" ${more}></script>`;

/** A marked script that says a word when it runs. */
export const inline = (word: string, more = '') =>
  `<script type="text/plain" data-consent="analytics" ${more}>(window.said ||= []).push('${word}')</script>`;

/** A page with one marked script, or what is given. */
export const pageOf = (body = marked('t'), tag: Readonly<Record<string, string>> = PLAIN) =>
  html({ head: assentTag(tag), body: `<h1>Klouttrack</h1>${body}` });

/** What the page's marked scripts have said. Runs in the page. */
export const said = () => (window as { said?: string[] }).said ?? [];
/** Which of the vendor's scripts ran, by their names. Runs in the page. */
export const ran = () =>
  ((window as { ran?: string[] }).ran ?? []).map((url) => new URL(url).pathname.slice(1).replace('.js', ''));
/** What the page may run. Runs in the page. */
export const may = () => window.assent?.has('analytics');
/** Runs in the page. */
export const status = () => window.assent?.consent.status;

export const BROKEN: Readonly<Record<string, Handler>> = { missing: notFound, broken: throws, cut };
