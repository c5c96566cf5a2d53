import bannerStyles from '../../../styles/banner.css';
import tokens from '../../../styles/tokens.css';
import type { Choice } from '../../consent/decide';
import { type Notice, noticeKey } from '../../consent/notice';
import { dom } from '../../dom';
import type { InlineBanner } from '../inline';
import type { BannerPort, MountedBanner } from '../port';
import { createLayer, speak } from '../shared/layer';
import { overPage, raise } from '../shared/over-page';
import { adopt } from '../shared/style-sheet';
import { type Banner, createBanner } from './banner';

/** Draws the banner, now and whenever it is told to. Its style sheet is that of everything else that stands over the page. */
export function mountBanner(port: BannerPort): MountedBanner {
  const { root, signal } = port;
  const layer = createLayer(port.theme);
  const lift = overPage(root);
  let banner: Banner | undefined;
  let shown: Notice;
  let gone: AbortController | undefined;
  let page: Element;
  let { inline } = port;

  function act(action: string): void {
    if (action === 'preferences') port.openPreferences();
    else port.decide(action as Choice, 'banner', shown).catch(port.failed);
  }

  function show(): void {
    page = dom.documentElement;
    banner = createBanner(shown, act, port.prepare);
    banner.element.popover = 'manual';
    layer.append(banner.element);
    const goOn = inline && takeOver(inline, shown, act);
    inline = undefined;
    lift(banner.element);
    goOn?.(banner.element);
    gone = new AbortController();
    keepFocusVisible(banner.element, gone.signal, port);
  }

  function hide({ element }: Banner): void {
    lift(null);
    element.remove();
    banner = undefined;
    gone?.abort();
  }

  function draw(): void {
    // Over open preferences a new banner would come up in front; one that is there already stays, behind them.
    const isDue = !signal.aborted && port.isBannerDue() && (banner || !port.isPreferencesOpen());
    // `document.open()` has made the page anew, and taken the listeners of every button away.
    if (banner && !(isDue && page === dom.documentElement)) hide(banner);
    if (!isDue) return;
    shown = port.notice();
    speak(layer, shown);
    // Puts what was taken out of the document back.
    if (!port.root.contains(layer)) root.append(layer);
    if (banner) {
      banner.update(shown);
      raise(banner.element);
    } else show();
  }

  adopt(root, tokens + bannerStyles, signal);
  signal.addEventListener('abort', () => {
    draw();
    layer.remove();
  });
  draw();
  return { draw };
}

/**
 * Stands where the banner of the page's first HTML stood, and does what was clicked there: an answer counts if it was given to
 * what stands here now, else it is asked again.
 *
 * @returns for the banner that has come
 */
function takeOver(
  { host, layer, clicked, notice }: InlineBanner,
  shown: Notice,
  act: (action: string) => void,
): (banner: HTMLElement) => void {
  const focused = host.shadowRoot?.activeElement as HTMLElement | null;
  const action = layer.contains(focused) && focused?.dataset.action;
  layer.remove();
  // It may have come before the body.
  dom.documentElement.append(host);
  if (clicked === 'preferences' || (clicked && notice === noticeKey(shown))) queueMicrotask(() => act(clicked));
  return (banner) => {
    if (action) banner.querySelector<HTMLElement>(`[data-action=${action}]`)?.focus();
  };
}

/** Only the keyboard moves the focus to where nobody looks, so what it takes is loaded with the first key. */
function keepFocusVisible(banner: HTMLElement, gone: AbortSignal, port: BannerPort): void {
  const load = () =>
    port
      .loadKeyboard()
      .then((part) => {
        if (!gone.aborted) part.keepFocusVisible(banner, gone);
      })
      .catch(port.failed);
  // Before what keeps keys of ours from the page.
  addEventListener('keydown', load, { once: true, capture: true, signal: gone });
}
