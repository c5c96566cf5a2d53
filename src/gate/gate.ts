import { shut } from './addresses';
import type { Gate, GateOptions, Marked } from './contract';
import { watchMarked } from './watch';

const NOTHING: ReadonlySet<HTMLElement> = new Set();

/**
 * The gate, as every page has it: shut. It sees each marked element, and what opens them comes with the first; until then, and
 * where that does not load, what claims to be open is shut at once.
 */
export function createGate({ loadMarked, changed, failed, signal }: GateOptions): Gate {
  const acts: (() => void)[] = [];
  let marked: Marked | undefined;
  let loading: Promise<unknown> | undefined;
  const { all } = watchMarked((elements) => {
    if (marked) return marked.changed(elements);
    for (const element of elements) isolated(element);
    load();
  }, signal);

  function load(): Promise<unknown> {
    loading ??= loadMarked({ all, passed }).then(
      (it) => {
        marked = it;
        return it.reconcile();
      },
      (cause) => {
        // Whoever asks next tries again.
        loading = undefined;
        failed(cause);
        passed();
      },
    );
    return loading;
  }

  function isolated(element: HTMLElement): void {
    try {
      if (!(element instanceof HTMLScriptElement) && element.dataset.consent !== undefined) shut(element);
    } catch (cause) {
      failed(cause);
    }
  }

  function passed(): void {
    if (signal.aborted) return;
    for (const act of acts) act();
    changed();
  }

  const now = all();
  for (const element of now) isolated(element);
  // On its way while it is found out what may run.
  if (now.length) load();
  return {
    get held() {
      return marked?.held ?? NOTHING;
    },
    async reconcile() {
      if (marked) await marked.reconcile();
      else if (all().length) await load();
      else passed();
    },
    release: (element) => marked?.release(element),
    started: () => marked?.started() ?? [],
    onPass: (act) => acts.push(act),
  };
}
