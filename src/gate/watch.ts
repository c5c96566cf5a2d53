import { afterEach, dom, matches, querySelectorAll } from '../dom';
import { ADDRESSES } from './addresses';
import { MARKED } from './markup';

const isMarked = (node: Node): node is HTMLElement => node instanceof HTMLElement && matches(node, MARKED);

/** What of a marked element may change. */
const ATTRIBUTES = [
  'data-consent',
  ...['service', 'after', 'placeholder', ...ADDRESSES].map((name) => `data-consent-${name}`),
  ...ADDRESSES.flatMap((name) => [name, `data-${name}`]),
];

/**
 * Watches the document and every shadow root in it.
 *
 * @param onChange told of the marked elements that were brought, changed or taken out, at once
 */
export function watchMarked(
  onChange: (elements: readonly HTMLElement[]) => void,
  signal: AbortSignal,
): {
  /** Every marked element of the page, in document order, those in components last. */
  all(): HTMLElement[];
} {
  const watched = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    const found = new Set<HTMLElement>();
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        // Also one that is marked no more.
        if (isMarked(target) || attributeName?.startsWith('data-consent')) found.add(target as HTMLElement);
      } else for (const node of [...removedNodes, ...addedNodes]) if (node instanceof Element) markedIn(node, found);
    }
    if (found.size) onChange([...found]);
  });

  function watch(root: Document | ShadowRoot): void {
    if (watched.has(root) || signal.aborted) return;
    watched.add(root);
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ATTRIBUTES });
  }

  /** Also watches the components in it. */
  function markedIn(node: Element | Document | ShadowRoot, found: Set<HTMLElement>): void {
    if (isMarked(node)) found.add(node);
    const inside = (selector: string): NodeListOf<HTMLElement> =>
      node instanceof Element ? querySelectorAll(node, selector) : node.querySelectorAll(selector);
    for (const element of inside(MARKED)) found.add(element);
    for (const { shadowRoot } of [node as Element, ...inside('*')]) {
      if (!shadowRoot) continue;
      watch(shadowRoot);
      markedIn(shadowRoot, found);
    }
  }

  watch(document);
  signal.addEventListener('abort', () => observer.disconnect());
  // A component that is defined late makes its root without a change of the document.
  afterEach(Element.prototype, 'attachShadow', watch, signal);

  return {
    all() {
      const found = new Set<HTMLElement>();
      markedIn(dom, found);
      return [...found];
    },
  };
}
