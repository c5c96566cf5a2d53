import type { BrowserName } from '../../setup/browsers.mjs';

/** What a visitor may have set in Firefox: a distribution's passes over what Playwright says of it for a page. */
export const FIREFOX_SETTINGS = {
  'dark-firefox': { 'layout.css.prefers-color-scheme.content-override': 0 },
  'forced-firefox': { 'ui.useAccessibilityTheme': 1, 'browser.display.document_color_use': 2 },
  'still-firefox': { 'ui.prefersReducedMotion': 1 },
  'cookieless-firefox': { 'network.cookie.cookieBehavior': 2 },
} as const;

/**
 * `lifelike`: Chromium with what Playwright switches off otherwise, the back/forward cache and the partitioning of
 * third-party storage. `plain-chromium`: one that draws letters without what the machine's settings say of them, so that
 * pictures are the same on the next one.
 */
export type BrowserKind = BrowserName | 'lifelike' | 'plain-chromium' | keyof typeof FIREFOX_SETTINGS;

/** Which browser of the machine a kind is. */
export function browserOf(kind: BrowserKind): BrowserName {
  return kind === 'chromium' || kind === 'lifelike' || kind === 'plain-chromium' ? 'chromium' : 'firefox';
}
