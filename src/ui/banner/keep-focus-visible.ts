import { dom } from '../../dom';

/**
 * Keeps what stands over the page from hiding what has the focus (WCAG 2.4.11), without moving anything of the page: the
 * browser scrolls focused elements clear of it, and where the page cannot scroll any further it goes to the other edge.
 *
 * @param gone leaves the page as it was
 */
export function keepFocusVisible(banner: HTMLElement, gone: AbortSignal): void {
  let release = () => {};
  const reserve = () => {
    release();
    const { top, bottom } = banner.getBoundingClientRect();
    release = isAtTop(banner)
      ? reserveSpace('scroll-padding-top', bottom)
      : reserveSpace('scroll-padding-bottom', innerHeight - top);
  };
  const moveAway = (target: EventTarget | null) => {
    if (!banner.isConnected || !(target instanceof Element) || !covers(banner, target)) return;
    const { dataset } = banner;
    // Whatever stands in the middle goes to an edge, too.
    if (dataset.layout === 'modal') dataset.layout = 'box';
    dataset.position = dataset.position?.replace(/^\w+/, isAtTop(banner) ? 'bottom' : 'top');
    reserve();
  };
  const observer = new ResizeObserver(reserve);
  observer.observe(banner);
  // The browser scrolls to what it focuses after this event.
  const follow = ({ target }: FocusEvent) => requestAnimationFrame(() => moveAway(target));
  dom.addEventListener('focusin', follow, { signal: gone });
  reserve();
  // What the first key has focused, which was before any of this had come.
  const first = dom.activeElement;
  if (first && covers(banner, first)) first.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  moveAway(first);
  gone.addEventListener('abort', () => {
    observer.disconnect();
    release();
  });
}

const isAtTop = ({ dataset }: HTMLElement): boolean => /^top/.test(dataset.position ?? '');

/** Scrolls what gets the focus clear of an edge of the window. @returns a function that sets the property as it was */
function reserveSpace(property: string, height: number): () => void {
  const root = dom.documentElement;
  const { style } = root;
  const value = style.getPropertyValue(property);
  const priority = style.getPropertyPriority(property);
  style.setProperty(property, `${height}px`);
  return () => {
    style.setProperty(property, value, priority);
    if (!root.getAttribute('style')) root.removeAttribute('style');
  };
}

function covers(banner: Element, target: Element): boolean {
  const over = banner.getBoundingClientRect();
  const under = target.getBoundingClientRect();
  return (
    under.width > 0 &&
    under.top >= over.top - 1 &&
    under.bottom <= over.bottom + 1 &&
    under.left >= over.left - 1 &&
    under.right <= over.right + 1
  );
}
