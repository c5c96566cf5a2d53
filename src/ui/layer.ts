import type { InterfaceHost } from './host';

/** What banner and preferences are rendered into: carries language, direction and theme. Not attached yet. */
export function createLayer(host: InterfaceHost): HTMLElement {
  const layer = document.createElement('div');
  const { language, direction } = host.notice();
  layer.className = 'layer';
  layer.lang = language;
  layer.dir = direction;
  // Any other word would be a scheme of its own, and put the style sheet's out of force.
  if (/^(light|dark)$/.test(host.theme)) layer.style.colorScheme = host.theme;
  return layer;
}
