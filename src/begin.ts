import type { Written } from './config/read-tag';
import { readSettings } from './config/settings';
import type { Load } from './core/contracts';
import { startAssent } from './core/start';

/** The first one on a page stays. What an element is named, `window` has a member of. */
export const isFirst = (): boolean => !Object.hasOwn(window, 'assent') || !window.assent?.rejectAll;

/**
 * Starts the instance of a script tag, `window.assent`, and calls who waits for it.
 *
 * @param canLoad whether parts can be had: from nowhere, and from a disk, none loads
 */
export function begin(written: Written, load: Load, canLoad: boolean, nonce?: string): void {
  const settings = canLoad && readSettings(written);
  if (settings) {
    const assent = startAssent(settings, load, nonce);
    window.assent = assent;
    // A callback that throws is the page's own error, and stops nobody else.
    const call = (callback: (it: typeof assent) => void) => setTimeout(callback, 0, assent);
    const { assentQueue } = window;
    window.assentQueue = { push: call };
    if (Array.isArray(assentQueue)) assentQueue.forEach(call);
  } else {
    load('check')
      .then(({ logProblems }) => logProblems(written))
      .catch((cause) => {
        console.error('[assent] policy.url: is missing, or base: the folder of parts/, on a server', cause);
      });
  }
}
