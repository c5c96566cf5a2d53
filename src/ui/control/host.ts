import hostStyles from '../../../styles/host.css';
import reopen from '../../../styles/reopen.css';
import { dom } from '../../dom';
import type { InlineBanner } from '../inline';

/**
 * `<assent-ui>`, where everything of Assent stands: behind the body, in whose layout it has no part, and which may be swapped.
 *
 * @param inline what stands in the page's first HTML is taken over
 * @param changed what is drawn may have to be drawn again: there is a body now, or another document, or another language
 * @returns its shadow root, in the document again if it was taken out
 */
export function createHost(
  inline: InlineBanner | undefined,
  signal: AbortSignal,
  changed: () => void,
): () => ShadowRoot {
  const host = inline?.host ?? dom.createElement('assent-ui');
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hostStyles + reopen);
  root.adoptedStyleSheets.push(sheet);
  let isPlaced = false;
  let wait = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Later, and later each time it was taken out: who takes out whatever they do not know is not answered for ever.
  const observer = new MutationObserver(() => {
    if (timer) return;
    if (isPlaced && !host.isConnected) wait = wait * 2 + 10;
    timer = setTimeout(look, wait);
  });
  const look = () => {
    timer = undefined;
    watch();
    changed();
  };
  const watch = () => {
    observer.disconnect();
    if (signal.aborted) return host.remove();
    // Of the document too: `document.open()` makes all anew.
    for (const it of [document, ...dom.children]) {
      observer.observe(it, { childList: true, attributeFilter: ['lang', 'dir'] });
    }
  };
  watch();
  signal.addEventListener('abort', watch);
  return () => {
    if (!host.isConnected && !signal.aborted) {
      dom.documentElement.append(host);
      isPlaced = true;
    }
    return root;
  };
}
