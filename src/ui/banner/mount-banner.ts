import bannerStyles from '../../../styles/banner.css';
import bar from '../../../styles/bar.css';
import box from '../../../styles/box.css';
import hover from '../../../styles/hover.css';
import modal from '../../../styles/modal.css';
import tokens from '../../../styles/tokens.css';
import top from '../../../styles/top.css';
import type { Choice } from '../../consent/decide';
import type { Notice } from '../../consent/notice';
import { dom } from '../../dom';
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

  function act(action: string, event: Event): void {
    if (action === 'preferences') port.openPreferences();
    else port.decideBy(event, action as Choice, 'banner', shown).catch(port.failed);
  }

  function show(): void {
    page = dom.documentElement;
    gone = new AbortController();
    banner = createBanner(shown, act, port.prepare, gone.signal);
    banner.element.popover = 'manual';
    layer.append(banner.element);
    const focus = port.takeOver();
    lift(banner.element);
    focus(banner.element);
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
    // `document.open()` has made the page anew, and taken the listeners of buttons and window away.
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

  adopt(root, tokens + bannerStyles + top + bar + box + modal + hover, signal);
  signal.addEventListener('abort', () => {
    draw();
    layer.remove();
  });
  draw();
  return { draw };
}

/** Only the keyboard moves the focus to where nobody looks, so what it takes is loaded with the first key. */
export function keepFocusVisible(
  banner: HTMLElement,
  gone: AbortSignal,
  port: Pick<BannerPort, 'loadKeyboard' | 'failed'>,
): void {
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
