import { startAssent } from './assent';
import { readTag } from './config/read-tag';
import { readSettings } from './config/settings';
import { answerKey } from './consent/decision';
import { setAttribute } from './gate/activate';
import type { Load, PartModules } from './parts';

/**
 * The script tag's entry: a classic script, so that it works `async`, `defer` and blocking. Everything that is not needed
 * on every page is a module in its own folder.
 */
const tag = document.currentScript as HTMLScriptElement | null;

// The first one on a page stays.
if (tag && !window.assent) {
  // Services go by the key that the cookie has them under: ad blockers would hide files with their names.
  const urlOf = (part: string) => new URL(`parts/${part.replace(/(?<=^services.).*/, answerKey)}.js`, tag.src).href;
  /** What has to be there before anything else of the page: the parser waits for a script that is written. */
  const loadBlocking = (part: 'autoblock') =>
    new Promise<PartModules['autoblock']>((resolve, reject) => {
      window.assentPart = resolve;
      const { nonce } = tag;
      if (document.readyState === 'loading' && !tag.async && !tag.defer) {
        document.write(`<script nonce="${nonce}" src="${urlOf(part)}"></script>`);
        tag.nextElementSibling?.addEventListener('error', reject);
      } else {
        console.error('[assent] autoblock: take async and defer off the tag');
        const script = document.createElement('script');
        script.nonce = nonce;
        script.onerror = reject;
        setAttribute(script, 'src', urlOf(part));
        document.head.append(script);
      }
    });
  const load = ((part) => (part === 'autoblock' ? loadBlocking(part) : import(urlOf(part)))) as Load;
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

declare global {
  interface Window {
    /** Takes over a part that is a classic script. */
    assentPart?: (part: PartModules['autoblock']) => void;
  }
}
