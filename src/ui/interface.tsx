import { render } from 'preact';
import bannerStyles from '../../styles/banner.css';
import tokens from '../../styles/tokens.css';
import { once, told } from '../once';
import { Banner } from './banner';
import type { Choice, Interface, InterfaceHost } from './host';
import { createLayer } from './layer';
import type { Preferences } from './preferences';
import { roomForFocus } from './room-for-focus';
import { adopt } from './sheet';

/** Draws the banner; what is not asked for on the first layer comes in a chunk of its own. */
export function mount(host: InterfaceHost): Interface {
  const layer = createLayer(host);
  const releases = [adopt(host.root, tokens + bannerStyles)];
  let preferences: Preferences | undefined;
  let leaveRoom = told;
  let shown: Element | null = null;

  const load = once(async () => {
    const [{ createPreferences }, texts] = await Promise.all([import('./preferences'), host.texts()]);
    preferences = createPreferences(host, texts, update);
    return preferences;
  }, host.failed);
  /** What is said about services that came since is fetched each time. */
  const open = async () => {
    const [it] = await Promise.all([load(), host.fetch()]);
    it.open();
  };

  function update() {
    // Over open preferences a new banner would come up in front; one that is there already stays, behind them.
    const isDue = host.isBannerDue() && !(preferences?.isOpen() && !shown);
    render(isDue && <Banner notice={host.notice()} onAction={act} onNear={near} />, layer);
    preferences?.follow();
    if (!host.isBannerDue() && host.isOtherVersion()) load().then((it) => it.note(), told);
    const bar = layer.firstElementChild as HTMLElement | null;
    if (bar === shown) return;
    shown = bar;
    leaveRoom();
    leaveRoom = bar ? roomForFocus(bar, host.failed) : told;
  }

  function act(action: string) {
    if (action === 'preferences') open().catch(told);
    else host.decide(action as Choice, 'banner', host.notice()).catch(host.failed);
  }

  function near(action: string) {
    (action === 'preferences' ? load() : host.office()).catch(told);
  }

  host.root.append(layer);
  update();

  return {
    update,
    open,
    close: () => preferences?.close(),
    destroy() {
      preferences?.destroy();
      leaveRoom();
      render(null, layer);
      layer.remove();
      for (const release of releases) release();
    },
  };
}
