import type { Notice } from '../../consent/notice';
import { dom } from '../../dom';

/** What banner and preferences are rendered into: carries language, direction and theme. Not attached yet. */
export function createLayer(theme: string): HTMLElement {
  const layer = dom.createElement('div');
  layer.className = 'layer';
  // A search engine that renders the page takes nothing of it for the page's description.
  layer.dataset.nosnippet = '';
  // Any other word would be a scheme of its own, and put the style sheet's out of force.
  if (/^(light|dark)$/.test(theme)) layer.style.colorScheme = theme;
  return layer;
}

/** Takes over language and direction of what stands in the layer. */
export function speak(layer: HTMLElement, { language, direction }: Pick<Notice, 'language' | 'direction'>): void {
  layer.lang = language;
  layer.dir = direction;
}
