/**
 * Keeps what stands over the page from hiding what has the focus (WCAG 2.4.11), without moving anything of the page: the
 * browser scrolls focused elements clear of it, and where the page cannot scroll any further it goes to the other edge.
 *
 * @returns a function that leaves the page as it was
 */
export function makeRoom(bar: HTMLElement): () => void {
  const root = document.documentElement;
  const { style } = root;
  const property = () => `scroll-padding-${bar.dataset.position}`;
  let release = () => {};

  const reserve = () => {
    release();
    const name = property();
    const value = style.getPropertyValue(name);
    const priority = style.getPropertyPriority(name);
    style.setProperty(name, `${bar.offsetHeight}px`);
    release = () => {
      style.setProperty(name, value, priority);
      if (!root.getAttribute('style')) root.removeAttribute('style');
    };
  };

  const yieldToFocus = ({ target }: FocusEvent) => {
    // The browser scrolls to what it focuses after this event.
    requestAnimationFrame(() => {
      if (!bar.isConnected || !(target instanceof Element) || !covers(bar, target)) return;
      bar.dataset.position = bar.dataset.position === 'top' ? 'bottom' : 'top';
      reserve();
    });
  };

  const observer = new ResizeObserver(reserve);
  observer.observe(bar);
  document.addEventListener('focusin', yieldToFocus);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', yieldToFocus);
    release();
  };
}

function covers(bar: Element, target: Element): boolean {
  const over = bar.getBoundingClientRect();
  const under = target.getBoundingClientRect();
  return (
    under.width > 0 &&
    under.top >= over.top - 1 &&
    under.bottom <= over.bottom + 1 &&
    under.left >= over.left - 1 &&
    under.right <= over.right + 1
  );
}
