import { dom } from '../dom';
import { setAddresses } from './addresses';
import type { Gate, GateOptions, Scripts } from './contract';
import { type Marks, marksText, readMarks, serviceOfPlace } from './markup';

/** The rule, for one marked element. */
export interface Judge extends Pick<Gate, 'held' | 'release' | 'started'> {
  /** Opens it if it may be open, shuts it if not. What is not in the page is never opened. */
  judge(element: HTMLElement): void;
  /** What was opened, be it in the page still or not: it may come back. */
  opened(): readonly HTMLElement[];
}

/** @param again wants these judged once more */
export function createJudge(options: GateOptions, again: (elements: Iterable<HTMLElement>) => void): Judge {
  const { nonce, register, mayRun, isReady } = options;
  const held = new Set<HTMLElement>();
  /** By element: what it was let go with. */
  const released = new WeakMap<HTMLElement, string>();
  /** They wait for another tag, or for what starts scripts. */
  const inOrder = new Set<HTMLElement>();
  let opened: WeakRef<HTMLElement>[] = [];
  const fault = onceEach(options.report);
  const withScripts = scriptsOnDemand(options, inOrder, fault, () => again(inOrder));

  /** `undefined`: never, whatever the visitor says. */
  function mayStart(element: HTMLElement, { categories, isValid, service }: Marks): boolean | undefined {
    if (!isValid) fault(`data-consent="${element.dataset.consent}" is no category`);
    if (!isValid || (nonce && element.nonce !== nonce)) return undefined;
    for (const category of categories) register(service ?? category, category);
    const may = mayRun(categories, service);
    // From here on it is the decision that has it open, and shuts it again.
    if (may) released.delete(element);
    return may || released.get(element) === marksText(element);
  }

  /** Is all there that it needs? */
  function isDue(element: HTMLElement, { after, service }: Marks): boolean {
    const isFree = !after || withScripts(element)?.isOver(after);
    if (!isFree) inOrder.add(element);
    return !!isFree && isReady(service);
  }

  return {
    held,
    started: () => withScripts()?.started() ?? [],
    opened() {
      opened = opened.filter((it) => it.deref());
      return opened.flatMap((it) => it.deref() ?? []);
    },
    release(frame) {
      released.set(frame, marksText(frame));
      again([frame]);
    },
    judge(element) {
      inOrder.delete(element);
      held.delete(element);
      const isThere = element.isConnected;
      const place = serviceOfPlace(element);
      if (place && isThere && !mayRun([], place)) held.add(element);
      // Marked no more, it is the page's own.
      if (element.dataset.consent === undefined) return;
      const marks = readMarks(element);
      const may = mayStart(element, marks);
      if (element instanceof HTMLScriptElement)
        return withScripts(element)?.judge(element, marks, () => may && isDue(element, marks));
      if (!may || !isDue(element, marks)) setAddresses(element, false);
      else if (isThere && setAddresses(element, true, (url) => options.address(marks.service, url)))
        opened.push(new WeakRef(element));
      if (isThere && may === false && element instanceof HTMLIFrameElement) held.add(element);
    },
  };
}

/**
 * What starts scripts is loaded with the first element that needs it.
 *
 * @param waiting elements that are judged again, by `again`, once it is there
 */
function scriptsOnDemand(
  { loadScripts, failed }: GateOptions,
  waiting: Set<HTMLElement>,
  fault: (message: string) => void,
  again: () => void,
): (element?: HTMLElement) => Scripts | undefined {
  let scripts: Scripts | undefined;
  let isLoading = false;
  function get(element?: HTMLElement | null): Scripts | undefined {
    if (scripts || !element) return scripts;
    waiting.add(element);
    if (isLoading) return undefined;
    isLoading = true;
    loadScripts({ onOver: again, fault }).then(
      (it) => {
        scripts = it;
        again();
      },
      (cause) => {
        isLoading = false;
        failed(cause);
      },
    );
    return undefined;
  }
  // On its way while it is found out what may run.
  get(dom.querySelector<HTMLScriptElement>('script[data-consent]'));
  return get;
}

/** Says the same once. */
function onceEach(report: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) report(message);
    said.add(message);
  };
}
