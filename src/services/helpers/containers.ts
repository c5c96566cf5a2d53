import { dom } from '../../dom';
import { CONTAINER_OF } from '../tables';

/**
 * Marks what the scripts of these services fill in a page, now and later, as their places: there they say that they are held.
 *
 * @param has whether the page uses the service by now
 */
export function markContainers(has: (id: string) => boolean, signal: AbortSignal): void {
  const mark = () => {
    for (const [id, selector] of Object.entries(CONTAINER_OF)) {
      if (!has(id)) continue;
      for (const { dataset } of dom.querySelectorAll<HTMLElement>(selector)) dataset.consentPlaceholder ??= id;
    }
  };
  mark();
  const observer = new MutationObserver(mark);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
