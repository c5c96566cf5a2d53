import type { InlineBanner } from '../ui/inline';
import { hasAnswer } from './answered';
import type { InlineNotice } from './contract';

/** Stands before this script where it is made for a page. */
declare const assentInline: InlineNotice;

/*
 * THE BANNER IN THE FIRST HTML: what `assent snippet` prints. By itself, since nothing of ours is there yet, and as small as it
 * gets. It makes the very elements that `ui/banner` makes, which a test compares, and answers nothing: the script does that.
 */
const { cookie, css, theme, language, direction, layout, position, notice, title, body, policy, buttons } =
  assentInline;

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const key in attributes) made.setAttribute(key, attributes[key] as string);
  made.append(...children);
  return made;
}

// Whoever has any answer is not asked here; in a frame the page around it asks; once, also where a router runs this again. Whose browser
// sends the signal is told so as well, which this does not know how to.
const isFirst = !('assent' in window || 'assentInline' in window);
if (isFirst && window === window.top && !navigator.globalPrivacyControl && !hasAnswer(cookie, document.cookie)) {
  const host = element('assent-ui', {});
  const section = element(
    'section',
    {
      part: 'banner',
      'aria-labelledby': 'title',
      'data-layout': layout,
      'data-position': position,
      popover: 'manual',
    },
    element(
      'div',
      { class: 'text' },
      element('h2', { id: 'title' }, title),
      element(
        'p',
        {},
        `${body} `,
        ...policy.map(([url, text]) => element('a', { href: new URL(url, location.href).href }, text)),
      ),
    ),
    element(
      'div',
      { class: 'buttons' },
      ...buttons.map(([action, text]) => {
        const button = element('button', { type: 'button', part: 'button', 'data-action': action }, text);
        button.onclick = () => {
          inline.clicked = action;
          if (action !== 'preferences') layer.remove();
        };
        return button;
      }),
    ),
  );
  const layer = element('div', { class: 'layer', 'data-nosnippet': '', lang: language, dir: direction }, section);
  layer.style.colorScheme = theme;
  const sheet = new CSSStyleSheet();
  const inline: InlineBanner = { host, layer, sheet, notice };
  const root = host.attachShadow({ mode: 'open' });
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(layer);
  document.documentElement.append(host);
  section.showPopover?.();
  window.assentInline = inline;
}
