import { startAssent } from './assent';
import { readTag } from './config/read-tag';
import { readSettings } from './config/settings';
import type { Load } from './parts';

/**
 * The script tag's entry: a classic script, so that it works `async`, `defer` and blocking. Everything that is not needed
 * on every page is a module in its own folder.
 */
const tag = document.currentScript as HTMLScriptElement | null;

// The first one on a page stays.
if (tag && !window.assent) {
  const load = ((part: string) => import(new URL(`parts/${part}.js`, tag.src).href)) as Load;
  const config = readTag(tag.dataset, document.querySelector('script[data-assent-config]')?.textContent);
  const settings = readSettings(config);
  if (settings) {
    const assent = startAssent(settings, load, tag.nonce);
    window.assent = assent;
    // A callback that throws is the page's own error, and stops nobody else.
    const call = (callback: (it: typeof assent) => void) => setTimeout(callback, 0, assent);
    const { assentQueue } = window;
    window.assentQueue = { push: call };
    if (Array.isArray(assentQueue)) assentQueue.forEach(call);
  } else load('check').then(({ logProblems }) => logProblems(config));
}
