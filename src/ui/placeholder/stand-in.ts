/**
 * What of a frame's style decides where its box goes and how large it is. Read while the frame is not displayed, a
 * computed style has `100%` and `auto` in it where it would otherwise have pixels: what stands in for the frame follows the
 * page as the frame would.
 */
const LAYOUT = [
  'box-sizing',
  'aspect-ratio',
  'position',
  'float',
  'clear',
  'z-index',
  'order',
  'flex-grow',
  'flex-shrink',
  'flex-basis',
  'align-self',
  'justify-self',
  'grid-row-start',
  'grid-row-end',
  'grid-column-start',
  'grid-column-end',
  'vertical-align',
  'transform',
  'transform-origin',
  ...['min-', '', 'max-'].flatMap((bound) => [`${bound}width`, `${bound}height`]),
  ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
    side,
    `margin-${side}`,
    `padding-${side}`,
    `border-${side}-width`,
  ]),
  ...['top-left', 'top-right', 'bottom-right', 'bottom-left'].map((corner) => `border-${corner}-radius`),
] as const;

/**
 * On an element that something stands in for: `measured` for as long as its style is read, then empty. A clone of the page's
 * carries it along and is stood in for as well, or loses it; once a frame has its address, it says nothing any more.
 */
export const HELD = 'data-consent-held';

/**
 * Out of the way, but not `display: none`: that is the page's to say, and to take back, of a tab or a lightbox. A layer's
 * `!important` comes before all that is in none.
 */
const OUT_OF_THE_WAY = `@layer assent {
  [${HELD}=""]:not([src]) {
    position: absolute !important;
    box-sizing: border-box !important;
    width: 1px !important;
    height: 1px !important;
    min-width: 0 !important;
    min-height: 0 !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    clip-path: inset(50%) !important;
    visibility: hidden !important;
    pointer-events: none !important;
  }
  [${HELD}=measured]:not([src]) { display: none !important; }
}`;

let sheet: CSSStyleSheet | undefined;

/** The page, or the component that the frame is in, knows the rule above. */
function adopt(root: Node): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(OUT_OF_THE_WAY);
  }
  const { adoptedStyleSheets = [] } = root as Document | ShadowRoot;
  if (!adoptedStyleSheets.includes(sheet)) (root as Document).adoptedStyleSheets = [...adoptedStyleSheets, sheet];
}

export interface StandIn {
  /** Puts it where its element is, in case that, or what the page has around it, was moved. */
  place(): void;
  /** Takes it away, and shows the element. */
  remove(): void;
}

/**
 * Puts `standIn` where the frame is, in its size, for as long as the page displays the frame.
 *
 * @param style of the stand-in: not its own attribute, which a clone would carry along without what is in it
 */
export function standInFor(frame: HTMLElement, standIn: HTMLElement, style: CSSStyleDeclaration): StandIn {
  let display = '';

  function place(): void {
    if (standIn.nextSibling !== frame) frame.before(standIn);
  }
  function show(): void {
    if (!display) {
      const before = frame.getBoundingClientRect();
      display = measure(frame, style);
      style.setProperty('display', display);
      place();
      matchSize(standIn, style, before);
    }
    style.setProperty('display', display);
  }

  adopt(frame.getRootNode());
  frame.removeAttribute(HELD);
  if (isDisplayed(frame)) show();
  // A tab, or a lightbox, that is opened later, and closed again.
  const observer = new ResizeObserver(() => {
    if (isDisplayed(frame)) show();
    else style.setProperty('display', 'none');
  });
  observer.observe(frame);

  return {
    place() {
      if (display) place();
    },
    remove() {
      observer.disconnect();
      frame.removeAttribute(HELD);
      removeBefore(frame, standIn);
    },
  };
}

/** Stands before an element that stays as it is, as wide as there is room, and as high as what it says. */
export function standBefore(place: HTMLElement, standIn: HTMLElement, style: CSSStyleDeclaration): StandIn {
  const look = { display: 'block', 'container-type': 'inline-size', margin: '0.5em 0', 'border-width': '0' };
  for (const [name, value] of Object.entries(look)) style.setProperty(name, value, 'important');
  const stand = () => {
    if (standIn.nextSibling !== place) place.before(standIn);
  };
  stand();
  return { place: stand, remove: () => removeBefore(place, standIn) };
}

/** Whoever asked for what was held goes on there. */
function removeBefore(held: HTMLElement, standIn: HTMLElement): void {
  const hasFocus = standIn.matches(':focus');
  standIn.remove();
  if (!hasFocus) return;
  held.focus({ preventScroll: true });
  if (held.matches(':focus')) return;
  // What takes no focus by itself takes it for now.
  held.tabIndex = -1;
  held.focus({ preventScroll: true });
  held.addEventListener('blur', () => held.removeAttribute('tabindex'), { once: true });
}

const isDisplayed = (frame: HTMLElement): boolean => getComputedStyle(frame).display !== 'none' && !!frame.isConnected;

/** Takes over the frame's layout, and takes the frame out of the way. @returns how it is displayed */
function measure(frame: HTMLElement, style: CSSStyleDeclaration): string {
  const own = getComputedStyle(frame);
  const { display } = own;
  frame.setAttribute(HELD, 'measured');
  for (const name of LAYOUT) style.setProperty(name, own.getPropertyValue(name));
  // A frame is as wide as the page says; a place for what is to come is no wider than there is room.
  if (!(frame instanceof HTMLIFrameElement) && own.maxWidth === 'none') style.setProperty('max-width', '100%');
  frame.setAttribute(HELD, '');
  return display === 'inline' ? 'inline-block' : display;
}

/** A replaced element's `auto` is not everywhere that of a box: what differs is set as it was measured. */
function matchSize(standIn: HTMLElement, style: CSSStyleDeclaration, { width, height }: DOMRect): void {
  const after = standIn.getBoundingClientRect();
  if (!width || !height || style.transform !== 'none') return;
  const set = (name: 'width' | 'height', value: number) => {
    style.setProperty('box-sizing', 'border-box');
    // As bounds too: in a flex box the size alone would not be kept.
    for (const bound of ['', 'min-', 'max-']) style.setProperty(bound + name, `${value}px`);
  };
  if (Math.abs(after.width - width) > 0.1) set('width', width);
  if (Math.abs(after.height - height) > 0.1) set('height', height);
}
