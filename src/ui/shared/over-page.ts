import { dom } from '../../dom';
import { returnFocus } from './return-focus';

/**
 * Makes the `ref` of one thing that stands over the page. It goes into the top layer: above every z-index, and out of reach
 * of the page's transforms and clips. Where browsers have none, a fixed box with the highest z-index has to do. When it goes
 * while it has the focus, what had the focus before gets it back.
 */
export function overPage(root: ShadowRoot): (element: HTMLElement | null) => void {
  let shown: HTMLElement | null = null;
  let before: HTMLElement | null = null;
  return (element) => {
    // It is still in its place now.
    if (shown?.contains(root.activeElement)) returnFocus(root, before);
    shown = element;
    before = null;
    if (!element) return;
    raise(element);
    const remember = ({ relatedTarget }: FocusEvent) => {
      // Without one the window itself got the focus back.
      if (relatedTarget && !element.contains(relatedTarget as Node)) before = relatedTarget as HTMLElement;
    };
    element.addEventListener('focus', remember, true);
  };
}

/**
 * Puts a popover of ours into the top layer, at first and where it has fallen out of it, as everything does that the page
 * takes out of the document. Not above a popover of the page: below it ours can be used all the same.
 */
export function raise(element: HTMLElement): void {
  if (!element.showPopover || !element.isConnected || element.matches(':popover-open')) return;
  if (!dom.querySelector(':popover-open')) element.showPopover();
}
