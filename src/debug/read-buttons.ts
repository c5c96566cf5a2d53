import { dom } from '../dom';
import type { Colour, Look, Size } from './buttons';

type Theme = Look['theme'];

/** What stands in the banner now, if it does; `theme` is the setting, `''` for both. */
export function readButtons(theme: Theme | ''): { sizes: Size[]; looks: Look[] } {
  const root = dom.querySelector('assent-ui')?.shadowRoot;
  const banner = root?.querySelector<HTMLElement>('[part=banner]');
  if (!root || !banner?.checkVisibility()) return { sizes: [], looks: [] };
  const button = (action: string) => banner.querySelector<HTMLElement>(`[data-action=${action}]`);
  const buttons = ['accept-all', 'reject-all', 'preferences'].flatMap((action) => {
    const element = button(action);
    return element ? [[`The button ${action}`, element] as const] : [];
  });
  const texts = ['h2', 'p', 'a'].flatMap((name) => {
    const element = banner.querySelector<HTMLElement>(name);
    return element?.textContent?.trim() ? [[`The banner's <${name}>`, element] as const] : [];
  });
  const read = colourReader();
  const looks = (theme ? [theme] : (['light', 'dark'] as const)).flatMap((one) =>
    inTheme(root, one, () => [...buttons, ...texts].flatMap(([name, element]) => lookOf(name, one, element, read))),
  );
  return { sizes: buttons.slice(0, 2).map(([name, element]) => sizeOf(name, element)), looks };
}

function sizeOf(name: string, element: HTMLElement): Size {
  const { width, height } = element.getBoundingClientRect();
  const { fontSize, fontWeight } = getComputedStyle(element);
  return { name, width: round(width), height: round(height), fontSize, fontWeight };
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;

/** Between two paints: nobody sees it. */
function inTheme<T>(root: ShadowRoot, theme: Theme, look: () => T): T {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.layer{color-scheme:${theme}!important}*{transition:none!important}`);
  const before = [...root.adoptedStyleSheets];
  root.adoptedStyleSheets = [...before, sheet];
  try {
    return look();
  } finally {
    root.adoptedStyleSheets = before;
  }
}

type ReadColour = (css: string) => Colour;

/** Colours as a canvas paints them: styles may be in any notation. */
function colourReader(): ReadColour {
  const canvas = dom.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (css) => {
    if (!context) return [0, 0, 0, 0];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
}

/** Nothing of what has a picture behind it: that has no one colour. */
function lookOf(name: string, theme: Theme, element: HTMLElement, read: ReadColour): Look[] {
  const behind: Colour[] = [];
  for (let at: Element | null = element; at && (behind.at(-1)?.[3] ?? 0) < 1; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return [];
    behind.push(read(backgroundColor));
  }
  return [{ name, theme, text: read(getComputedStyle(element).color), behind }];
}
