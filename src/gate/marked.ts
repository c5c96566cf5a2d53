import { holdClones } from './clones';
import type { Marked, MarkedOptions } from './contract';
import { createJudge } from './judge';

/** Longest own task: half of what a visitor would notice. */
const SLICE_MS = 25;

/** The page's own tasks and paints come in between. Timers would wait for four milliseconds each time. */
const nextTask = () =>
  new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resume;
    port2.postMessage(0);
  });

/** Opens and shuts marked elements, by the rule, in document order. */
export function createMarked(options: MarkedOptions): Marked {
  const { all, passed, failed, natives, signal } = options;
  const queue = new Set<HTMLElement>();
  /** Is there anything to draw anew, or held elsewhere? A script that waits is neither. */
  let hasNews = false;
  const news = () => {
    hasNews = true;
  };
  const { judge, opened, ...rest } = createJudge(options, { again: enqueue, news });
  const isolated = apart(judge, failed);
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
        await nextTask();
        sliceEnds = performance.now() + SLICE_MS;
      }
      if (signal.aborted) return;
      queue.delete(element);
      isolated(element);
    }
    if (!hasNews) return;
    hasNews = false;
    passed();
  }

  return {
    ...rest,
    reconcile() {
      news();
      return enqueue([...opened(), ...all()]);
    },
    changed(elements) {
      // What may not be open is shut before anything else happens.
      for (const element of elements) {
        if (element instanceof HTMLScriptElement) continue;
        news();
        isolated(element);
      }
      enqueue(elements.filter((element) => element instanceof HTMLScriptElement));
    },
  };
}

/** Where one fails it stays as closed as it is, and nothing behind it waits for it. */
const apart = (judge: (element: HTMLElement) => void, failed: (cause: unknown) => void) => (element: HTMLElement) => {
  try {
    judge(element);
  } catch (cause) {
    failed(cause);
  }
};
