/**
 * What of a frame's style decides where its box goes and how large it is. Read while the frame is not displayed, a
 * computed style has `100%` and `auto` in it where it would otherwise have pixels: the twin follows the page as the
 * frame would.
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

/** Puts `twin` where the frame is, in its size, and takes the frame out. @returns the way back */
export function swap(frame: HTMLElement, twin: HTMLElement): () => void {
  const before = frame.getBoundingClientRect();
  const { display } = getComputedStyle(frame);
  const showAgain = hide(frame);
  const style = getComputedStyle(frame);
  for (const name of LAYOUT) twin.style.setProperty(name, style.getPropertyValue(name));
  twin.style.setProperty('display', display === 'inline' ? 'inline-block' : display);
  frame.before(twin);
  settle(twin, before);
  return () => {
    twin.remove();
    showAgain();
  };
}

/** A replaced element's `auto` is not everywhere that of a box: what differs is set as it was measured. */
function settle(twin: HTMLElement, { width, height }: DOMRect): void {
  const after = twin.getBoundingClientRect();
  if (!width || !height || twin.style.transform !== 'none') return;
  const set = (name: 'width' | 'height', value: number) => {
    twin.style.setProperty('box-sizing', 'border-box');
    // As bounds too: in a flex box the size alone would not be kept.
    for (const bound of ['', 'min-', 'max-']) twin.style.setProperty(bound + name, `${value}px`);
  };
  if (Math.abs(after.width - width) > 0.1) set('width', width);
  if (Math.abs(after.height - height) > 0.1) set('height', height);
}

/** Not displayed, until the returned function makes the inline style what it was. */
function hide(frame: HTMLElement): () => void {
  const { style } = frame;
  const attribute = frame.getAttribute('style');
  const value = style.getPropertyValue('display');
  const priority = style.getPropertyPriority('display');
  style.setProperty('display', 'none', 'important');
  return () => {
    // The page may have set its own since; that stays.
    if (style.getPropertyValue('display') !== 'none' || style.getPropertyPriority('display') !== 'important') return;
    if (value) style.setProperty('display', value, priority);
    else style.removeProperty('display');
    if (attribute === null && !frame.getAttribute('style')) frame.removeAttribute('style');
  };
}
