import { checkConfig } from './config/check';
import type { AssentConfig } from './config/config';
import { readSettings, type Settings } from './config/settings';
import { matchLanguage } from './consent/languages';
import { isOrigin } from './consent/origin';
import { regimeOf } from './consent/regime-of';
import { readRegion, readRegionHeader } from './consent/regions';
import { loadSite } from './endpoint/receipts/site';
import {
  createHeaderGate,
  type GatedPage,
  type GateVisit,
  type HeaderGateOptions,
  type HostsByKind,
} from './header-gate/index';
import { hasAnswer } from './site/answered';
import { asksAnybody } from './site/asks';
import { composeSite } from './site/compose';
import { sitePieces } from './site/files';
import { inlineSnippet, preloadSnippet, type Snippet } from './site/snippet';
import { DEFAULT_BASE, readBase, tagOf } from './site/tag';

export type { AssentConfig, GatedPage, GateVisit, HeaderGateOptions, HostsByKind, Snippet };
// The same as `assent/header-gate`, which is there for what has no files: edges, and workers.
export { createHeaderGate };

/** A page that a server renders. */
export interface RenderedPage {
  /** Its language, as its `<html lang>` has it: `ar`, `en-GB`. Default: the config's `ui.language`. */
  readonly language?: string | undefined;
  /**
   * Where the visitor is, such as `DE` or `US-CA`: the header that the endpoint's `--region-header` names. A `region` of the config
   * counts before it. Where neither knows, nothing is inline, and the browser is told early what the banner needs.
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
 * For servers that render pages: what belongs into a page's `<head>`, the tag included. It is what `npx assent snippet` prints, by
 * the visitor's region, language and cookie, and what the script would draw there.
 *
 * @param config as in `assent.json`
 * @returns makes it for one page; what is the same for pages of a kind is made once
 * @throws TypeError naming what is wrong with the config, or is no base, origin or nonce, and the fix
 */
export async function createSnippets(
  config: AssentConfig,
  { base = DEFAULT_BASE, origin }: SnippetOptions = {},
): Promise<(page?: RenderedPage) => Snippet> {
  const problems = checkConfig(config);
  if (problems.length) throw new TypeError(problems.map((problem) => `[assent] ${problem}`).join('\n'));
  const root = readBase(base);
  if (root === undefined) throw wrong('base', base, 'a path such as /assent, or an address');
  if (!config.site && !origin) throw wrong('origin', origin, 'the origin of the pages, or set "site" in the config');
  if (origin && !isOrigin(origin)) throw wrong('origin', origin, 'one like https://klouttrack.com');
  const settings = readSettings({ config }) as Settings;
  const { notices } = await loadSite(config, [origin ?? 'https://localhost']);
  // What a signal of the browser adds the script adds.
  const banners = new Map(notices.flatMap((it) => (it.surface === 'banner' && !it.signal ? [[it.language, it]] : [])));
  const pieces = sitePieces();
  const files = [...composeSite(pieces, config, true).keys()];
  const ownBase = config.base ?? root;
  const made = new Map<string, Snippet>();

  function once(kind: string, make: () => Snippet): Snippet {
    const snippet = made.get(kind) ?? make();
    made.set(kind, snippet);
    return snippet;
  }

  return ({ language, region, cookie, nonce } = {}) => {
    const tag = tagOf(root, settings.autoblock);
    if (hasAnswer(settings.cookie.name, textOf(cookie))) return withNonce({ html: tag }, nonce);
    // In a language that Assent has not, the script goes by what the browser wants.
    const code = matchLanguage([settings.ui.language, textOf(language)], [...banners.keys()]);
    const banner = banners.get(code ?? '');
    // As the script does: only where the config leaves it open anybody is asked.
    const place = settings.region === 'auto' ? readRegionHeader(textOf(region)) : readRegion(settings.region);
    const isInline = place !== '' && regimeOf(place, settings.regions) === 'opt-in' && asksAnybody(settings);
    const { html, csp } =
      banner && isInline
        ? once(`inline ${code}`, () => inlineSnippet(pieces, settings, banner))
        : once(`preload ${code}`, () => preloadSnippet(ownBase, files, code ?? ''));
    return withNonce({ html: `${html}\n${tag}`, ...(csp && { csp }) }, nonce);
  };
}

const wrong = (name: string, value: unknown, use: string): TypeError =>
  new TypeError(
    `[assent] ${name}: ${value === undefined ? 'is missing' : `${JSON.stringify(value)} is wrong`}; use ${use}`,
  );

/** Frameworks say of what is not there that it is `null`. */
const textOf = (given: unknown): string => (typeof given === 'string' ? given : '');

function withNonce(snippet: Snippet, nonce: string | undefined): Snippet {
  if (nonce === undefined || nonce === null) return snippet;
  if (typeof nonce !== 'string' || !/^[\w+/=-]+$/.test(nonce)) throw wrong('nonce', nonce, 'one in Base64');
  // Each element stands at the beginning of a line, and what is inline is one line.
  return { ...snippet, html: snippet.html.replace(/^<(script|link)/gm, `<$1 nonce="${nonce}"`) };
}
