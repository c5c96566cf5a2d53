import { dom } from '../../dom';
import { focusedElement } from '../shared/focused';

/** How often it is looked whether what wants an answer is still there: pages close it in more ways than can be watched. */
const LOOK_MS = 250;

/** What is open, opens or closes, says so in one of these. */
const ATTRIBUTES = ['open', 'inert', 'hidden', 'aria-modal', 'aria-hidden'];
const MODAL = 'dialog:modal,[aria-modal=true]';
const SHUT_OFF = 'body [inert],body>[aria-hidden=true]';

/** Whose turn is it: does the page want something answered first? */
export interface Turn {
  /** Nothing of the page stands in front of all else. */
  isOurs(): boolean;
  /** Tells of changes from now on, or no longer. */
  watch(on: boolean): void;
}

/**
 * @param changed it is somebody else's turn now, or a popover of the page opened or closed
 * @param signal ends it
 */
export function createTurn(changed: () => void, signal: AbortSignal): Turn {
  let watching: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOurs = true;

  function look(): void {
    isOurs = !hasModal();
    clearTimeout(timer);
    if (!isOurs) timer = setTimeout(lookAgain, LOOK_MS);
  }
  function lookAgain(): void {
    const was = isOurs;
    look();
    if (was !== isOurs) changed();
  }
  const isNews = ({ type, addedNodes }: MutationRecord) =>
    type === 'attributes' ||
    [...addedNodes].some((it) => it instanceof Element && (it.matches(MODAL) || it.querySelector(MODAL)));
  const observer = new MutationObserver((records) => {
    if (records.some(isNews)) lookAgain();
  });

  function end(): void {
    watching?.abort();
    watching = undefined;
    observer.disconnect();
    clearTimeout(timer);
  }
  signal.addEventListener('abort', end);

  return {
    isOurs: () => isOurs,
    watch(on) {
      if (on === !!watching || signal.aborted) return;
      if (!on) return end();
      watching = new AbortController();
      const options = { capture: true, signal: watching.signal };
      observer.observe(document, { subtree: true, childList: true, attributeFilter: ATTRIBUTES });
      addEventListener('focusin', lookAgain, options);
      // Popovers come and go.
      addEventListener('toggle', () => setTimeout(changed), options);
      look();
    },
  };
}

/** Is something open in front of the page that shuts off, or ought to, everything else of it? */
function hasModal(): boolean {
  const modals = [...dom.querySelectorAll(MODAL), ...focusPath().filter((it) => it.matches(MODAL))];
  return (
    modals.some((it) => isInSight(it) && !isOutOfReach(it)) || [...dom.querySelectorAll(SHUT_OFF)].some(isRestShutOff)
  );
}

/** What has the focus, and all around it, through shadow roots: what opens takes the focus. */
function focusPath(): Element[] {
  const path: Element[] = [];
  // Not to the document: an element of the page may be called "parentNode" there.
  for (
    let node: Node | null = focusedElement();
    node && node !== document;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    if (node instanceof ShadowRoot && node.host.localName === 'assent-ui') return [];
    if (node instanceof Element) path.push(node);
  }
  return path;
}

/** Is everything that the page has beside this shut off too, but for what floats above it? */
function isRestShutOff(element: Element): boolean {
  if (!isInSight(element)) return false;
  let isOneOpen = false;
  for (let it = element; it !== dom.body && it.parentElement; it = it.parentElement) {
    for (const other of it.parentElement.children) {
      if (other === it || other.matches('[inert],[aria-hidden=true]') || !isInSight(other)) continue;
      if (isInFlow(other)) return false;
      isOneOpen = true;
    }
  }
  return isOneOpen;
}

function isInFlow(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width * height > 0 && !/fixed|absolute/.test(getComputedStyle(element).position);
}

/** How pages hide what they only make transparent. */
const isOutOfReach = (element: Element) => getComputedStyle(element).pointerEvents === 'none';

/** May the visitor see it, or something in it: what stands around a fixed box often has no size of its own. */
function isInSight(element: Element): boolean {
  if (element.checkVisibility?.({ visibilityProperty: true }) === false) return false;
  return [element, ...element.querySelectorAll('*')].some((it) => {
    const { width, height, top, bottom, left, right } = it.getBoundingClientRect();
    return width * height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  });
}
