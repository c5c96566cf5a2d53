import css from '../../styles/embed.css';
import type { Settings } from '../config/settings';
import type { Notice, ServiceFacts } from '../consent/notice';
import { sourceLink } from './source-link';
import { swap } from './twin';

export interface PlaceholderOptions {
  /** Of the surface `placeholder`: the one service, its texts, language and direction. */
  readonly notice: Notice;
  readonly theme: Settings['ui']['theme'];
  /** The address that is held back. */
  readonly source: string;
  /** Where a person sees what such an address would show. */
  readonly pages: NonNullable<ServiceFacts['pages']>;
  /** This page only; nothing is stored. */
  readonly onLoadOnce: () => void;
  /** A yes to this one service. */
  readonly onAlwaysAllow: () => void;
}

export interface Placeholder {
  /** Takes the placeholder away and shows the frame, with the inline style it had. */
  remove(): void;
}

const TEXT_OF: Readonly<Record<string, string>> = { 'load-once': 'loadOnce', 'always-allow': 'alwaysAllow' };

/** Shows what is held back, and how to see it, in the place and size of its frame. Nothing of the vendor's is loaded. */
export function showPlaceholder(frame: HTMLElement, options: PlaceholderOptions): Placeholder {
  // What the page itself does not show needs no stand-in.
  if (getComputedStyle(frame).display === 'none') return { remove() {} };
  const embed = document.createElement('assent-embed');
  const root = embed.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(draw(options));
  return { remove: swap(frame, embed) };
}

function draw({ notice, theme, source, pages, onLoadOnce, onAlwaysAllow }: PlaceholderOptions): HTMLElement {
  const { texts, language, direction, buttons, categories } = notice;
  const link = sourceLink(source, pages);
  const service = categories.flatMap(({ services }) => services)[0];
  const title = service?.name ?? (link ? new URL(link).host : '');
  const box = element('section');
  box.lang = language;
  box.dir = direction;
  box.dataset.theme = theme;
  box.setAttribute('aria-label', title);
  box.append(element('h3', title), element('p', texts.embed ?? ''));
  const row = element('div');
  for (const action of buttons) {
    const button = element('button', texts[TEXT_OF[action] ?? action]);
    button.type = 'button';
    button.setAttribute('part', 'button');
    button.dataset.action = action;
    button.addEventListener('click', action === 'load-once' ? onLoadOnce : onAlwaysAllow);
    row.append(button);
  }
  box.append(row);
  if (link) {
    const anchor = element('a', texts.openSource ?? '');
    anchor.href = link;
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
    box.append(anchor);
  }
  return box;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
