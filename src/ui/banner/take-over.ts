import { dom } from '../../dom';
import type { InlineBanner } from '../inline';

const STOPS = 'a,button';

/** Takes the banner of the page's first HTML away. @returns puts the focus where it was there */
export function takeOver(inline: InlineBanner | undefined): (banner: HTMLElement) => void {
  if (!inline?.layer.isConnected) return () => {};
  const { host, layer, sheet } = inline;
  const root = layer.getRootNode() as ShadowRoot;
  const at = [...layer.querySelectorAll(STOPS)].indexOf(root.activeElement as Element);
  layer.remove();
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((it) => it !== sheet);
  // It may have come before the body.
  dom.documentElement.append(host);
  return (banner) => banner.querySelectorAll<HTMLElement>(STOPS)[at]?.focus();
}
