/**
 * Into the top layer: above every z-index, and out of reach of the page's transforms and clips. Where browsers have none,
 * a fixed box with the highest z-index has to do.
 */
export function rise(element: HTMLElement | null): void {
  element?.showPopover?.();
}
