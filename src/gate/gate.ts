import { once, reported } from '../core/once';
import { type Given, shut } from './addresses';
import type { Gate, GateOptions, Marked } from './contract';
import { watchMarked } from './watch';

const NOTHING: ReadonlySet<HTMLElement> = new Set();

/** How long anything waits for what opens. */
const WITHIN_MS = 3_000;

/**
 * The gate, as every page has it: shut. It sees each marked element, and what opens them comes with the first; until then, and
 * where that does not load, what claims to be open is shut at once.
 */
export function createGate(options: GateOptions): Gate {
  const { loadMarked, changed, failed, signal } = options;
  const acts: (() => void)[] = [];
  const given = new WeakMap<Element, Given>();
  let marked: Marked | undefined;
  let [hasFailed, isOpen] = [false, false];
  const { all } = watchMarked(see, signal);

  /** What of marked elements the page has brought, changed or taken out. */
  function see(elements: readonly HTMLElement[]): void {
    if (marked && isOpen) marked.changed(elements);
    else for (const element of elements) shutOne(element, given, options);
    // What has failed is tried again by the next answer, and not by every change.
    if (elements.length && !hasFailed) load().catch(reported);
  }

  /** Resolves once the page was judged. What has failed is tried again by who asks. */
  const load = once(
    async () => {
      marked = await loadMarked({ all, passed, given });
      if (isOpen) await marked.reconcile();
    },
    (cause) => {
      hasFailed = true;
      failed(cause);
    },
  );

  function passed(): void {
    if (signal.aborted || !isOpen) return;
    for (const act of [...acts, changed]) act();
  }

  async function reconcile(): Promise<void> {
    // Later, also where nothing is marked: nobody is called back from within what they call.
    await undefined;
    if (!isOpen) return;
    if (marked) return marked.reconcile();
    // One that hangs holds up nobody: it judges when it comes.
    if (all().length)
      await Promise.race([load().catch(reported), new Promise((resume) => setTimeout(resume, WITHIN_MS))]);
    if (!marked) passed();
  }

  // On its way while it is found out what may run.
  see(all());
  return {
    get held() {
      return marked?.held ?? NOTHING;
    },
    open() {
      isOpen = true;
      return reconcile();
    },
    reconcile,
    release: (element) => marked?.release(element),
    started: () => marked?.started() ?? [],
    onPass: (act) => acts.push(act),
  };
}

/** Where one fails, those behind it do not wait for it. */
function shutOne(element: HTMLElement, given: WeakMap<Element, Given>, { natives, failed }: GateOptions): void {
  try {
    if (element instanceof HTMLScriptElement || element.dataset.consent === undefined) return;
    shut(element, natives, given.get(element));
    given.set(element, new Map());
  } catch (cause) {
    failed(cause);
  }
}
