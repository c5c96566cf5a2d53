import type { Notice } from '../../consent/notice';
import { element } from '../shared/element';
import { labelOf, textOf } from '../shared/texts';

/** Headline and body of each surface. A site's own interface showed nothing of ours, or a text of the site's own. */
const SAID: Readonly<Record<Notice['surface'], readonly string[]>> = {
  banner: ['title', 'body'],
  preferences: ['preferencesTitle', 'preferencesBody'],
  placeholder: ['embed'],
  site: ['text'],
};

/**
 * A notice as it was shown, in its own language and direction, whatever those of this page are. All of it is text.
 *
 * @param names of categories and services, for those that the notice only has the ids of
 */
export function shownNotice(notice: Notice, names: ReadonlyMap<string, string>): HTMLElement {
  const { language, direction, surface, buttons, categories } = notice;
  const lines = [
    ...SAID[surface].map((name) => textOf(notice, name)),
    SAID[surface].length ? buttons.map((action) => `[${labelOf(notice, camel(action))}]`).join(' ') : '',
    ...categories.map(({ name, title, services }) => {
      const of = services.map((service) => service.name ?? names.get(service.id) ?? service.id).join(', ');
      // Nobody is asked about what is necessary: a banner says nothing of it.
      if (name === 'necessary' && !of) return '';
      const called = title === name ? (names.get(name) ?? name) : title;
      return of ? `${called}: ${of}` : called;
    }),
  ];
  const shown = lines.filter(Boolean).map((line) => element('p', {}, line));
  return element('blockquote', { ...(language && { lang: language }), dir: direction }, ...shown);
}

/** Texts of buttons are named as their actions are, but for the hyphens. */
const camel = (action: string) => action.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
