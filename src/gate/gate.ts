import { holdClones } from './clones';
import type { Gate, GateOptions } from './contract';
import { createJudge } from './judge';
import { watchMarked } from './watch';

/** Longest own task: half a frame, the page wants the rest. */
const SLICE_MS = 8;

export function createGate(options: GateOptions): Gate {
  const { failed, signal } = options;
  const queue = new Set<HTMLElement>();
  const acts: (() => void)[] = [];
  const { judge, opened, ...rest } = createJudge(options, enqueue);
  const { all } = watchMarked(changed, signal);
  holdClones(signal);
  let passes = Promise.resolve();

  /** What the page has brought, changed or taken out. What may not be open is shut before anything else happens. */
  function changed(elements: readonly HTMLElement[]): void {
    for (const element of elements) if (!(element instanceof HTMLScriptElement)) isolated(element);
    enqueue(elements.filter((element) => element instanceof HTMLScriptElement));
  }

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
    if (signal.aborted) return;
    for (const act of acts) act();
    options.changed();
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
    onPass: (act) => acts.push(act),
  };
}
