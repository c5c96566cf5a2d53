import { holdClones } from './clones';
import type { Marked, MarkedOptions } from './contract';
import { createJudge } from './judge';

/** Longest own task: half a frame, the page wants the rest. */
const SLICE_MS = 8;

/** Opens and shuts marked elements, by the rule, in document order. */
export function createMarked(options: MarkedOptions): Marked {
  const { all, passed, failed, natives, signal } = options;
  const queue = new Set<HTMLElement>();
  const { judge, opened, ...rest } = createJudge(options, enqueue);
  holdClones(natives, signal);
  let passes = Promise.resolve();

  function enqueue(elements: Iterable<HTMLElement>): Promise<void> {
    for (const element of elements) queue.add(element);
    // One pass after the other: what happens during one is seen by the next.
    passes = passes.then(pass, pass);
    return passes;
  }

  async function pass(): Promise<void> {
    let sliceEnds = performance.now() + SLICE_MS;
    for (const element of queue) {
      if (performance.now() > sliceEnds) {
        await new Promise((resume) => setTimeout(resume));
        sliceEnds = performance.now() + SLICE_MS;
      }
      if (signal.aborted) return;
      queue.delete(element);
      isolated(element);
    }
    passed();
  }

  /** Where one fails it stays as closed as it is, and nothing behind it waits for it. */
  function isolated(element: HTMLElement): void {
    try {
      judge(element);
    } catch (cause) {
      failed(cause);
    }
  }

  return {
    ...rest,
    reconcile: () => enqueue([...opened(), ...all()]),
    changed(elements) {
      // What may not be open is shut before anything else happens.
      for (const element of elements) if (!(element instanceof HTMLScriptElement)) isolated(element);
      enqueue(elements.filter((element) => element instanceof HTMLScriptElement));
    },
  };
}
