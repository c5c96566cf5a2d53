import type { PartModules } from '../core/contracts';
import { dom } from '../dom';

/** What was put there last. */
const ends = new WeakMap<Element, ChildNode>();
let isSaid = false;

/** `parts/written.js`: where a script that was started uses `document.write`, its output lands where the script stands. */
export const insertWritten: PartModules['written']['insertWritten'] = (place, html, expect) => {
  if (!isSaid) {
    console.warn(
      '[assent] A script that was held has written into the page; its output is put where the script stands',
      place,
    );
  }
  isSaid = true;
  const range = dom.createRange();
  range.selectNode(dom.body);
  // Other than that of `innerHTML`, its scripts run.
  const fragment = range.createContextualFragment(html);
  for (const script of fragment.querySelectorAll('script')) expect(script, script);
  const end = fragment.lastChild;
  const last = ends.get(place);
  if (end) ends.set(place, end);
  (last?.isConnected ? last : place).after(fragment);
};
