import type { AssentConfig } from './config/config';
import { readSettings, type Settings } from './config/settings';
import { readRegion, regimeOf } from './consent/regions';
import { loadSite } from './endpoint/receipts/site';
import { composeSite } from './site/compose';
import { sitePieces } from './site/files';
import { inlineSnippet, preloadSnippet, type Snippet } from './site/snippet';
import { DEFAULT_BASE, tagOf } from './site/tag';

export type { AssentConfig, Snippet };

/** A page that a server renders. */
export interface RenderedPage {
  /** Its language, as its `<html lang>` has it: `ar`, `en-GB`. */
  readonly language: string;
  /**
   * Where the visitor is, such as `DE` or `US-CA`, as the endpoint's `GET /region` would say. Default: the config's `region`. Where
   * neither knows, nothing is inline, and the browser is told early what the banner needs.
   */
  readonly region?: string | undefined;
  /** The request's `Cookie` header. Who has answered gets the tag alone. */
  readonly cookie?: string | undefined;
  /** Of the page's content security policy, where it works with nonces. */
  readonly nonce?: string | undefined;
}

export interface SnippetOptions {
  /** Where pages find `assent.js`: a path of their origin, or an address. Default `/assent`. */
  readonly base?: string;
  /** Of the pages. Its host names a site whose config does not. */
  readonly origin?: string;
}

/**
 * For servers that render pages: what belongs at the end of a page's `<head>`, the tag included. It is what
 * `npx assent snippet` prints, by the visitor's region, language and cookie.
 *
 * @param config as in `assent.json`
 * @returns makes it for one page; what is the same for pages of a kind is made once
 * @throws TypeError naming what is wrong with the config, or is no origin or nonce, and the fix
 */
export async function createSnippets(
  config: AssentConfig,
  { base = DEFAULT_BASE, origin }: SnippetOptions = {},
): Promise<(page: RenderedPage) => Snippet> {
  const name = config?.site ?? origin;
  if (!name) throw new TypeError('[assent] origin: is missing; name the origin of the pages, or set "site"');
  const { notices, problems } = await loadSite(config, [originOf(origin ?? 'https://localhost')]);
  if (problems.length) throw new TypeError(problems.map((problem) => `[assent] ${problem}`).join('\n'));
  const settings = readSettings({ config }) as Settings;
  const banners = notices.filter(({ surface }) => surface === 'banner');
  const pieces = sitePieces();
  const files = [...composeSite(pieces, config, true).keys()];
  const answered = RegExp(`(^|[ _-])${settings.cookie.name}[.=]`);
  const made = new Map<string, Snippet>();

  function once(kind: string, make: () => Snippet): Snippet {
    const snippet = made.get(kind) ?? make();
    made.set(kind, snippet);
    return snippet;
  }

  return ({ language, region, cookie = '', nonce }) => {
    const tag = tagOf(base, settings.autoblock);
    const find = (code: string) => banners.find((it) => it.language === code.replace(/-.*/, '').toLowerCase());
    // In a language that Assent has not, the script goes by what the browser wants.
    const banner = find(settings.ui.language) ?? find(language);
    if (!banner || answered.test(cookie)) return withNonce({ html: tag }, nonce);
    const place = readRegion(region ?? settings.region);
    const isInline = place !== '' && regimeOf(place) === 'opt-in';
    const { html, csp } = isInline
      ? once(`inline ${banner.language}`, () => inlineSnippet(pieces, settings, banner))
      : once(`preload ${banner.language}`, () => preloadSnippet(config.base ?? base, files, banner.language));
    return withNonce({ html: `${html}\n${tag}`, ...(csp && { csp }) }, nonce);
  };
}

function originOf(text: string): string {
  try {
    return new URL(text).origin;
  } catch {
    throw new TypeError(`[assent] origin: "${text}" is none; write it like https://klouttrack.com`);
  }
}

function withNonce(snippet: Snippet, nonce: string | undefined): Snippet {
  if (nonce === undefined) return snippet;
  if (!/^[\w+/=-]+$/.test(nonce)) throw new TypeError('[assent] nonce: is none; write it in Base64');
  // Each stands at the beginning of a line, and what is inline is one line.
  return { ...snippet, html: snippet.html.replace(/^<(script|link)/gm, `<$1 nonce="${nonce}"`) };
}
