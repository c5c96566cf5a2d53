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
    release = reserveSpace(`scroll-padding-${banner.dataset.position}`, banner.offsetHeight);
  };
  const moveAway = ({ target }: FocusEvent) => {
    // The browser scrolls to what it focuses after this event.
    requestAnimationFrame(() => {
      if (!banner.isConnected || !(target instanceof Element) || !covers(banner, target)) return;
      banner.dataset.position = banner.dataset.position === 'top' ? 'bottom' : 'top';
      reserve();
    });
  };
  const observer = new ResizeObserver(reserve);
  observer.observe(banner);
  dom.addEventListener('focusin', moveAway, { signal: gone });
  gone.addEventListener('abort', () => {
    observer.disconnect();
    release();
  });
}

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
