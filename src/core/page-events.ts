import type { Core, FirstLayer } from './contracts';
import { reported } from './once';

/**
 * What the page tells Assent: that another tab has decided, that the page comes back, that the visitor wants the preferences.
 *
 * @param firstLayer the part that brings the page in line
 * @returns listens on, where `document.open()` has taken the listeners away
 */
export function listenToPage(core: Core, firstLayer: () => Promise<FirstLayer>, open: () => void): () => void {
  const { settings, state, signal } = core;

  const follow = () => {
    const before = state.allowedNames();
    const isOther = state.decision.refresh();
    state.readAudience();
    if (!isOther && `${before}` === `${state.allowedNames()}`) return;
    firstLayer()
      .then((it) => it.follow(before))
      .catch(reported);
  };

  const followOwn = ({ changed, deleted }: CookieChangeEvent) => {
    if ([...changed, ...deleted].some(({ name }) => name?.includes(settings.cookie.name))) follow();
  };
  const openOnClick = (event: Event) => {
    // Also inside of a component, and around one.
    if (event.composedPath().some(isOpener)) {
      event.preventDefault();
      open();
    }
  };
  const openOnArrival = () => {
    if (location.hash === '#assent') open();
  };
  const listen = () => {
    for (const type of ['storage', 'pageshow', 'visibilitychange']) addEventListener(type, follow, { signal });
    // Cookies and localStorage travel between tabs by ways of their own: the one may be there before the other.
    window.cookieStore?.addEventListener('change', followOwn, { signal });
    // On its way down: panels stop what comes up.
    addEventListener('click', openOnClick, { signal, capture: true });
    addEventListener('hashchange', openOnArrival, { signal });
  };
  listen();
  openOnArrival();
  return listen;
}

/** As much of an element as is safe to read: what a form is asked for may be one of its fields. */
interface MaybeOpener extends EventTarget {
  readonly dataset?: DOMStringMap;
  readonly attributes?: { readonly href?: Attr };
  readonly href?: unknown;
}

/** `data-consent-open`, or a link to #assent. That counts by where it leads, which is this very page. */
const isOpener = (it: MaybeOpener): boolean =>
  it.dataset?.consentOpen !== undefined ||
  it.attributes?.href?.value === '#assent' ||
  it.href === location.href.replace(/#.*|$/, '#assent');
