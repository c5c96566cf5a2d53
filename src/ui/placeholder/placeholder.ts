import css from '../../../styles/embed.css';
import type { Notice, ServiceFacts } from '../../consent/notice';
import { dom } from '../../dom';
import { element } from '../shared/element';
import { sourceLink } from './source-link';
import { type StandIn, standBefore, standInFor } from './stand-in';

export interface PlaceholderOptions {
  /** Of the surface `placeholder`: the one service, its texts, language and direction. */
  readonly notice: Notice;
  /** `light` or `dark`; `auto` follows the browser. */
  readonly theme: string;
  /** Whether it stands before its element, which stays, and not in its place. Default `false`. */
  readonly isBeside?: boolean;
  /** The address that is held back, or `''`. */
  readonly source: string;
  /** Where a person sees what such an address would show. */
  readonly pages: NonNullable<ServiceFacts['pages']>;
  /** Does this click count? One that a script has made may be none. */
  hears(action: string, event: Event): boolean;
  /** This page only; nothing is stored. */
  readonly onLoadOnce: () => void;
  /** A yes to this one service. */
  readonly onAlwaysAllow: () => void;
}

export interface Placeholder extends StandIn {
  readonly element: HTMLElement;
}

const TEXT_OF: Readonly<Record<string, string>> = { 'load-once': 'loadOnce', 'always-allow': 'alwaysAllow' };

/**
 * Shows what is held back, and how to see it, in the place and size of its element, whenever the page displays that. Nothing of
 * the vendor's is loaded.
 */
export function showPlaceholder(held: HTMLElement, options: PlaceholderOptions): Placeholder {
  const element = dom.createElement('assent-embed');
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{}${css}`);
  root.adoptedStyleSheets = [sheet];
  root.append(draw(options));
  const [own] = sheet.cssRules;
  return { element, ...(options.isBeside ? standBefore : standInFor)(held, element, (own as CSSStyleRule).style) };
}

function draw({ notice, theme, source, pages, hears, onLoadOnce, onAlwaysAllow }: PlaceholderOptions): HTMLElement {
  const { texts, language, direction, buttons, categories } = notice;
  const link = sourceLink(source, pages);
  const service = categories.flatMap(({ services }) => services)[0];
  const title = service?.name ?? (link ? new URL(link).host : '');
  const row = element('div');
  for (const action of buttons) {
    const attributes = { type: 'button', part: 'button', 'data-action': action };
    const button = element('button', attributes, texts[TEXT_OF[action] ?? action] ?? '');
    const act = action === 'load-once' ? onLoadOnce : onAlwaysAllow;
    button.addEventListener('click', (event) => {
      if (hears(action, event)) act();
    });
    row.append(button);
  }
  const box = element(
    'section',
    // A group, and no heading: neither landmarks nor headings of the page are for a placeholder to add to.
    { role: 'group', lang: language, dir: direction, 'data-theme': `${theme}`, 'aria-label': title },
    element('b', {}, title),
    element('p', {}, texts.embed ?? ''),
    row,
  );
  if (link) {
    const attributes = { href: link, target: '_blank', rel: 'noopener noreferrer' };
    box.append(element('a', attributes, texts.openSource ?? ''));
  }
  return box;
}
