import { matchLanguage } from '../../consent/languages';
import { dom } from '../../dom';
import { LABELS, type Labels } from '../../locales/labels';

/**
 * The page's own language first: a notice in another one is no clear notice. `auto` is no language, so it is passed over. English
 * where none of them is one of ours.
 *
 * @param wanted by the settings
 */
export const pageLanguage = (wanted: string): string =>
  matchLanguage([wanted, dom.documentElement.lang, ...navigator.languages]) ?? 'en';

interface ControlPort {
  root(): ShadowRoot;
  language(): string;
  readonly theme: string;
  /** The site's own words, by language. */
  readonly texts: Readonly<Record<string, Partial<Labels>>> | undefined;
  /** Brings the words of a language. What fails is reported by whoever does it. */
  labelsOf(language: string): Promise<Labels>;
  open(): void;
}

/**
 * The control that opens the preferences.
 *
 * @returns draws it, as the one of these that is due, or takes it away
 */
export function createControl({
  root,
  language,
  theme,
  texts,
  labelsOf,
  open,
}: ControlPort): (due?: keyof Labels) => void {
  const known: Record<string, Labels | undefined> = { ...LABELS };
  const button = dom.createElement('button');
  button.part.add('button');
  button.style.colorScheme = theme;
  /** What it is as of now, whatever was on its way then. */
  let now: keyof Labels | undefined;

  function draw(due?: keyof Labels): void {
    now = due;
    if (!due) {
      button.remove();
      return;
    }
    const code = language();
    const text = texts?.[code]?.[due] ?? known[code]?.[due];
    if (!text) {
      bring(code);
      return;
    }
    // `document.open()` takes every listener away.
    button.onclick = open;
    button.lang = code;
    button.dataset.action = due;
    button.textContent = text;
    const there = root();
    if (!button.isConnected) there.append(button);
  }

  /** A visitor can always come back to their choice: in English, where the words of their language do not come. */
  async function bring(code: string): Promise<void> {
    known[code] = await labelsOf(code).catch(() => LABELS.en);
    draw(now);
  }
  return draw;
}
