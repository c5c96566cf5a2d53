import { matchLanguage } from '../../consent/languages';
import { dom } from '../../dom';
import { en, LABELS, type Labels } from '../../locales/labels';

/** So long nobody is without the control: then it has its English name until their language has come. */
const WITHIN_MS = 3_000;

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
  /** `top-end` and the like; any other word is the usual one. */
  readonly corner: string;
  /** The site's own words, by language. */
  readonly texts: Readonly<Record<string, Partial<Labels>>> | undefined;
  /** Brings the words of a language. What fails is reported by whoever does it. */
  labelsOf(language: string): Promise<Labels>;
  /** From then on nothing is drawn. */
  readonly signal: AbortSignal;
  open(): void;
}

function createButton(theme: string, corner: string): HTMLButtonElement {
  const button = dom.createElement('button');
  button.setAttribute('part', 'button');
  button.style.colorScheme = theme;
  button.dataset.position = corner;
  return button;
}

/**
 * The control that opens the preferences.
 *
 * @returns draws it, as the one of these that is due, or takes it away
 */
export function createControl(port: ControlPort): (due?: keyof Labels) => void {
  const { root, language, theme, corner, texts, open } = port;
  const known: Record<string, Labels | undefined> = { ...LABELS };
  const asked = new Set<string>();
  const button = createButton(theme, corner);
  /** WCAG 2.2, 1.4.13: Escape puts away the name of an icon, which may lie on the page's text. */
  const hush = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') button.dataset.hushed = '';
  };
  /** What it is as of now, whatever was on its way then. */
  let now: keyof Labels | undefined;

  function draw(due?: keyof Labels): void {
    now = due;
    if (!due) {
      button.remove();
      return;
    }
    const code = language();
    const own = texts?.[code]?.[due];
    const words = known[code];
    if (!own && !words) {
      bring(code);
      // It keeps its name until there is another.
      if (!button.isConnected) return;
    } else {
      button.lang = own || words !== en ? code : 'en';
      button.textContent = own || (words as Labels)[due];
    }
    // `document.open()` takes every listener away.
    button.onclick = open;
    // At the window: where a page has focus traps, the document hears no key in what is ours.
    addEventListener('keydown', hush, { capture: true, signal: port.signal });
    button.onpointerenter = button.onfocus = () => delete button.dataset.hushed;
    button.dataset.action = due;
    const there = root();
    if (!button.isConnected) there.append(button);
  }

  /** A visitor can always come back to their choice: in English, where the words of their language do not come. */
  function bring(code: string): void {
    if (asked.has(code)) return;
    asked.add(code);
    const come = (words: Labels) => {
      if (port.signal.aborted) return;
      known[code] = words;
      draw(now);
    };
    const late = setTimeout(come, WITHIN_MS, en);
    port
      .labelsOf(code)
      .catch(() => en)
      .then((words) => {
        clearTimeout(late);
        come(words);
      });
  }
  return draw;
}
