import { dom } from '../../dom';

const NAME = 'assent-declaration';
let show: (element: HTMLElement) => void;

/**
 * Tells of each `<assent-declaration>` of the page: the browser itself says when one comes, in whatever component, so a page
 * without one pays for no look-out. Some are told twice.
 */
export function onDeclaration(act: typeof show): void {
  show = act;
  // Where an instance was before this one, nothing is said of those that are there.
  for (const element of dom.querySelectorAll<HTMLElement>(NAME)) act(element);
  if (customElements.get(NAME)) return;
  customElements.define(
    NAME,
    class extends HTMLElement {
      connectedCallback() {
        show(this);
      }
    },
  );
}
