import { begin, isFirst } from './begin';
import { readTag } from './config/read-tag';
import { answerKey } from './consent/decision';
import type { Load, PartModules } from './core/contracts';
import { dom } from './dom';

const { currentScript } = dom;
/**
 * The script tag's entry: a classic script, so that it works `async`, `defer` and blocking. Everything that is not needed
 * on every page is a module in its own folder. A module, and what is evaluated, is told of no tag, which may be there all the same.
 */
const tag =
  currentScript instanceof HTMLScriptElement
    ? currentScript
    : dom.querySelector<HTMLScriptElement>('script[src*="assent.js"]');

if (isFirst()) {
  const written = readTag(tag?.dataset, dom.querySelector('script[data-assent-config]')?.textContent);
  const { base } = written.config;
  const root = base ? `${base}`.replace(/\/?$/, '/') : tag?.src;
  /** Browsers remember of a module that it failed, and would not ask again. */
  const failed = new Set<string>();
  const load = ((part) =>
    new Promise((resolve, reject) => {
      // Services go by the key that the cookie has them under: ad blockers would hide files with their names.
      // (To split the name costs every page 17 bytes more.)
      const path = `parts/${part.replace(/(?<=^services.).*/, answerKey)}.js`;
      const { href } = new URL(path, new URL(root as string, location.href));
      if (part === 'autoblock') {
        window.assentPart = resolve as (part: object) => void;
        // What has to be there before anything else of the page: the parser waits for a script that is written.
        if (dom.readyState === 'loading' && tag && !tag.async && !tag.defer) {
          dom.write(`<script nonce="${tag.nonce}" src="${href}"></script>`);
          (tag.nextElementSibling as HTMLElement).onerror = reject;
          return;
        }
      }
      import(href + (failed.has(href) ? `?${Date.now()}` : '')).then(resolve, (cause) => {
        failed.add(href);
        reject(cause);
      });
    })) as Load;
  begin(written, load, !!root && location.protocol !== 'file:', tag?.nonce);
}

declare global {
  interface Window {
    /** Takes over a part that is a classic script. */
    assentPart?: (part: PartModules['autoblock']) => void;
  }
}
