import { dom } from '../../dom';
import { LABELS, type Labels } from '../../locales/labels';
import { matchLocale } from '../../locales/match';

/**
 * The page's own language first: a notice in another one is no clear notice. `auto` is no language, so it is passed over. English
 * where none of them is one of ours.
 *
 * @param wanted by the settings
 */
export const pageLanguage = (wanted: string): string =>
  matchLocale([wanted, dom.documentElement.lang, ...navigator.languages], LABELS) ?? 'en';

interface ControlPort {
  root(): ShadowRoot;
  language(): string;
  readonly theme: string;
  /** The site's own words, by language. */
  readonly texts: Readonly<Record<string, Partial<Labels>>> | undefined;
  open(): void;
}

/**
 * The control that opens the preferences.
 *
 * @returns draws it, as the one of these that is due, or takes it away
 */
export function createControl({ root, language, theme, texts, open }: ControlPort): (due?: keyof Labels) => void {
  const button = dom.createElement('button');
  button.part.add('button');
  button.style.colorScheme = theme;
  return (due) => {
    if (!due) return button.remove();
    const code = language();
    // `document.open()` takes every listener away.
    button.onclick = open;
    button.lang = code;
    button.dataset.action = due;
    button.textContent = texts?.[code]?.[due] ?? (LABELS[code] as Labels)[due];
    const there = root();
    if (!button.isConnected) there.append(button);
  };
}
