import type { InterfaceHost } from './host';

/** What banner and preferences are rendered into: carries language, direction and theme. Not attached yet. */
export function createLayer(host: InterfaceHost): HTMLElement {
  const layer = document.createElement('div');
  const { language, direction } = host.notice();
  layer.className = 'layer';
  layer.lang = language;
  layer.dir = direction;
  // `auto` is no colour scheme, so it leaves the style sheet's.
  layer.style.colorScheme = host.theme;
  return layer;
}
