import type { Core, Surface } from '../core/contracts';
import { mountBanner } from '../ui/banner/mount-banner';
import type { BannerPort } from '../ui/port';

type BannerActs = Pick<
  BannerPort,
  'decideBy' | 'prepare' | 'openPreferences' | 'notice' | 'isBannerDue' | 'isPreferencesOpen' | 'takeOver'
>;

/** Draws the banner, now and at every change. */
export function showBanner(core: Core, { root }: Surface, acts: BannerActs): void {
  const { settings, state, load, signal } = core;
  const { draw } = mountBanner({
    ...acts,
    get root() {
      return root();
    },
    theme: settings.ui.theme,
    signal,
    loadKeyboard: () => load('keyboard'),
    failed: core.failed,
  });
  state.onChange(draw);
}
