import { createHash } from 'node:crypto';
import banner from '../../styles/banner.css';
import bar from '../../styles/bar.css';
import box from '../../styles/box.css';
import host from '../../styles/host.css';
import modal from '../../styles/modal.css';
import tokens from '../../styles/tokens.css';
import top from '../../styles/top.css';
import type { Settings } from '../config/settings';
import { type Notice, noticeKey } from '../consent/notice';
import { isSafe } from '../consent/safe-address';
import { labelOf } from '../ui/shared/texts';
import type { InlineNotice, SitePieces } from './contract';
import { attribute, expression } from './literal';

/** What is its own of each layout. */
const LAYOUTS: Readonly<Record<string, string>> = { bar, box, modal };

export interface Snippet {
  /** For the page, where its banner has to be drawn first: at the end of `<head>`. */
  readonly html: string;
  /** For `script-src` of a content security policy. None where nothing is inline. */
  readonly csp?: string;
}

/** What draws this notice with the page's own first paint, for whoever has not answered. */
export function inlineSnippet({ inline }: Pick<SitePieces, 'inline'>, settings: Settings, notice: Notice): Snippet {
  const text = `!function(assentInline){${inline}}(${expression(inlineNotice(settings, notice))})`;
  const csp = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return { html: `<script>${text}</script>`, csp };
}

function inlineNotice({ cookie, ui }: Settings, notice: Notice): InlineNotice {
  const { language, direction, layout, position, texts, policy, buttons } = notice;
  return {
    ...{ cookie: cookie.name, theme: ui.theme, language, direction, layout, position, notice: noticeKey(notice) },
    ...{ title: texts.title ?? '', body: texts.body ?? '' },
    policy: isSafe(policy.url) ? [[policy.url, texts.policyLink ?? '']] : [],
    buttons: buttons.map((action) => [action, labelOf(notice, action)]),
    css: host + tokens + banner + (position.startsWith('top') ? top : '') + LAYOUTS[layout],
  };
}

/**
 * What has the browser ask for the banner's parts together with the script, and not after it.
 *
 * @param base where the parts are
 */
export function preloadSnippet(base: string, names: Iterable<string>, language: string): Snippet {
  const parts = [...names].filter((name) => RegExp(`/(first-layer|locale-${language})\\.`).test(name));
  const root = base.replace(/\/+$/, '');
  return { html: parts.map((name) => `<link rel="modulepreload" href="${attribute(`${root}/${name}`)}">`).join('\n') };
}
