import { dom } from '../../dom';

/** What has the focus, through shadow roots: a component of the page, as a placeholder is one, may have several stops. */
export function focusedElement(): Element | null {
  let focused = dom.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
