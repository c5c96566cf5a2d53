import { dom } from '../../dom';

/** What stands so near to the lower edge of the window stands along it. */
const NEAR_PX = 60;

/**
 * Lets the page be scrolled until nothing of it is behind the banner any more. Nothing of the page moves: what makes it longer is
 * in the root of `<assent-ui>`, behind the body and out of every layout. Where a scroll bar would come that was not there, and
 * take its width from the page, the page stays as long as it is.
 *
 * @param gone leaves the page as it was
 * @returns looks which banner is there now
 */
export function makeRoom(root: ShadowRoot, gone: AbortSignal): () => void {
  const room = dom.createElement('div');
  const { style } = room;
  style.width = '1px';
  let banner: Element | null = null;

  function measure(): void {
    if (!banner) return;
    const { top, bottom } = banner.getBoundingClientRect();
    const page = dom.documentElement;
    const { clientWidth } = page;
    style.height = innerHeight - bottom < NEAR_PX ? `${innerHeight - top}px` : '0';
    if (page.clientWidth !== clientWidth) style.height = '0';
  }

  const observer = new ResizeObserver(measure);
  const end = () => {
    observer.disconnect();
    room.remove();
  };
  gone.addEventListener('abort', end);
  return () => {
    const now = root.querySelector('[part=banner]');
    if (now === banner) return;
    end();
    banner = now;
    if (!banner || gone.aborted) return;
    root.append(room);
    // The page itself may become longer than its window later.
    for (const it of [banner, dom.documentElement]) observer.observe(it);
  };
}

/** The banner is as large as ever where the page zooms itself. */
export function undoZoom(root: ShadowRoot): void {
  const layer = root.querySelector<HTMLElement>('.layer');
  const zoom = root.host.currentCSSZoom;
  if (layer && zoom !== 1) layer.style.zoom = `${1 / zoom}`;
}
