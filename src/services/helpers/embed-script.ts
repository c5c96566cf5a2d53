import type { ServiceActs, ServicePage } from '../contract';

/**
 * What a vendor's embed code needs besides frames: its script, once the page has markup for it, and a word when more comes,
 * since these scripts look at the page once. What they have drawn cannot be taken back, so a withdrawal then reloads.
 *
 * @param again has the vendor's script look at the page anew
 */
export function embedScript(id: string, selector: string, url: string, again: () => void): ServiceActs {
  let loading: Promise<unknown> | undefined;
  const seen = new WeakSet<Element>();
  const look = async (page: ServicePage) => {
    const more = [...document.querySelectorAll(selector)].filter((element) => !seen.has(element));
    if (!more.length || !page.allowed(id)) return;
    for (const element of more) seen.add(element);
    // Its first look finds all that is there by then.
    if (loading) await loading.then(again);
    else {
      loading = page.loadScript(url);
      await loading;
    }
  };
  return {
    load(page) {
      // What fails here was reported when it was first asked for, or is the vendor's own.
      const observer = new MutationObserver(() => look(page).catch(() => {}));
      observer.observe(document, { childList: true, subtree: true });
      page.signal.addEventListener('abort', () => observer.disconnect());
      return look(page);
    },
    reloads: () => !!loading,
  };
}
