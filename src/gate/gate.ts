import { type Category, isCategory } from '../consent/categories';
import { connectElement, runningCopy } from './activate';
import type { Autoheld } from './autoblock';

/**
 * The gate: marked elements wait here until every consent they name is given.
 *
 *     <script type="text/plain" data-consent="analytics" src="…">   started once, in document order
 *     <iframe data-consent="marketing" data-consent-service="youtube" data-src="…">   released; held again on withdrawal
 */
export interface Gate {
  /** Starts what may start now, in document order, and holds again what may not go on. Long work is sliced. */
  reconcile(): Promise<void>;
  /** The frames that waited for the visitor in the last pass, in document order. */
  frames(): readonly HTMLIFrameElement[];
  /** Releases this one frame, for this page: no decision. */
  release(frame: HTMLIFrameElement): void;
  /** Takes what nobody has marked: it starts with a yes, in the order it came. */
  hold(held: Autoheld): void;
  destroy(): void;
}

export interface GateOptions {
  /** May what is marked with these categories, and perhaps this service, run now? */
  readonly mayRun: (categories: readonly Category[], service: string | undefined) => boolean;
  /** Of Assent's own tag. Where there is one, only elements with the same are activated: no way around a page's CSP. */
  readonly nonce: string;
  /** Has the visitor answered? */
  readonly isDecided: () => boolean;
  /** Is all there that its frames need? If not, it is on its way, and `reconcile` is called once it has come. */
  readonly isReady: (service: string) => boolean;
  /** The address that a frame of this service gets. */
  readonly address: (service: string | undefined, url: string) => string;
  /** Told of the categories and the service that a marked element names. */
  readonly seen: (categories: readonly Category[], service: string | undefined) => void;
  /** After each pass. */
  readonly changed: () => void;
  readonly report: (message: string, cause?: unknown) => void;
}

const MARKED = '[data-consent]';
/** Longest own task: half a frame, the page wants the rest. */
const SLICE_MS = 8;
/** How long a tag is waited for by those that name it in `data-consent-after`, from its start. */
const WAIT_FOR_OTHER_MS = 10_000;

export function createGate(options: GateOptions): Gate {
  const { mayRun, nonce, seen, changed, report, isDecided, isReady, address } = options;
  /** What is released or running: whether it has loaded, failed or had its time. */
  const over = new WeakMap<Element, boolean>();
  const reported = new Set<string>();

  const unmarked = new Set<Autoheld>();

  let held: readonly HTMLIFrameElement[] = [];
  let passes = Promise.resolve();

  /** @returns false, so that what is at fault stays closed */
  function fault(message: string): false {
    if (!reported.has(message)) report(message);
    reported.add(message);
    return false;
  }

  /** `undefined`: never, whatever the visitor says. */
  function mayStart(element: HTMLElement): boolean | undefined {
    const { consent = '', consentService } = element.dataset;
    const categories = consent.trim().split(/\s+/);
    if (!categories.every(isCategory)) {
      fault(`data-consent="${consent}" is no category`);
      return undefined;
    }
    if (nonce && element.nonce !== nonce) return undefined;
    seen(categories, consentService);
    return mayRun(categories, consentService);
  }

  /** `data-consent-after`: has the tag that this one waits for loaded, failed, or had its time? */
  function isFree({ dataset: { consentAfter } }: HTMLElement): boolean {
    if (!consentAfter) return true;
    const other = document.getElementById(consentAfter) as HTMLScriptElement | null;
    if (!other) return fault(`data-consent-after="${consentAfter}" is no id`);
    // A tag that is not held has begun on its own.
    if (!other.matches(MARKED) && !over.has(other)) begin(other, document.readyState === 'complete');
    return !!over.get(other);
  }

  function begin(script: HTMLScriptElement, isOver = !script.src): void {
    const done = () => {
      over.set(script, true);
      reconcile();
    };
    over.set(script, isOver);
    script.addEventListener('load', done);
    script.addEventListener('error', done);
    setTimeout(done, WAIT_FOR_OTHER_MS);
  }

  const addressOf = (element: HTMLElement) => (url: string) => address(element.dataset.consentService, url);

  async function pass(): Promise<void> {
    let sliceEnds = performance.now() + SLICE_MS;
    const waiting: HTMLIFrameElement[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(MARKED)) {
      if (performance.now() > sliceEnds) {
        await new Promise((resume) => setTimeout(resume));
        sliceEnds = performance.now() + SLICE_MS;
      }
      const isScript = element instanceof HTMLScriptElement;
      // It runs by itself: our copy does, and so does one whose author forgot to hold it.
      if (isScript && !/^text\/plain/.test(element.type)) continue;
      const may = mayStart(element);
      if (over.has(element)) {
        if (!may && !isScript) {
          over.delete(element);
          connectElement(element, false);
          reconcile();
        }
      } else if (!may) {
        if (may === false && element instanceof HTMLIFrameElement) waiting.push(element);
      } else if (isFree(element) && isReady(element.dataset.consentService ?? '')) {
        if (isScript) {
          const copy = runningCopy(element);
          begin(copy);
          element.replaceWith(copy);
        } else {
          over.set(element, true);
          connectElement(element, true, addressOf(element));
        }
      }
    }
    for (const it of unmarked) {
      const { service, category, script } = it;
      if (!mayRun([], service)) {
        // What would have been told during a no is not told after it.
        if (it.isHit && isDecided()) unmarked.delete(it);
        continue;
      }
      unmarked.delete(it);
      // What runs is known by its marks when its yes is taken back.
      if (script) Object.assign(script.dataset, { consent: category, consentService: service });
      try {
        it.start();
      } catch (cause) {
        report(`${service} failed`, cause);
      }
    }
    held = waiting;
    changed();
  }

  /** One pass after the other: nothing starts twice, and what happens during one is seen by the next. */
  function reconcile(): Promise<void> {
    passes = passes.then(pass, pass);
    return passes;
  }

  const observer = new MutationObserver((records) => {
    const isNew = (node: Node) =>
      node instanceof Element && !over.has(node) && (node.matches(MARKED) || node.querySelector(MARKED));
    if (records.some(({ type, addedNodes }) => type === 'attributes' || [...addedNodes].some(isNew))) reconcile();
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-consent'] });

  return {
    reconcile,
    frames: () => held,
    release(frame) {
      // What is not marked is not ours any more; the observer sees it go.
      frame.removeAttribute('data-consent');
      connectElement(frame, true, addressOf(frame));
    },
    hold(it) {
      seen([it.category], it.service);
      if (it.isHit && isDecided()) return;
      unmarked.add(it);
      reconcile();
    },
    destroy: () => observer.disconnect(),
  };
}
