import type { Gate, MarkedOptions } from './contract';
import { dataOf, type Marks, marksText, readMarks, serviceOfPlace } from './markup';
import { createDoors } from './open';

/** The rule, for one marked element. */
export interface Judge extends Pick<Gate, 'held' | 'release' | 'started'> {
  /** Opens it if it may be open, shuts it if not. What is not in the page is never opened. */
  judge(element: HTMLElement): void;
  /** What was opened, be it in the page still or not: it may come back. */
  opened(): readonly HTMLElement[];
}

/** What judging leads to. */
interface Passes {
  /** Wants these judged once more. */
  again(elements: Iterable<HTMLElement>): void;
  /** Told of what others have to know once the pass is over. */
  news(): void;
}

export function createJudge(options: MarkedOptions, { again, news }: Passes): Judge {
  const { nonce, register, mayRun, isBarred, isReady } = options;
  const held = new Set<HTMLElement>();
  /** By element: what it was let go with. */
  const released = new WeakMap<HTMLElement, string>();
  /** They wait for another tag. */
  const inOrder = new Set<HTMLElement>();
  const opened = weakList<HTMLElement>();
  const fault = onceEach(options.report);
  const doors = createDoors(options.natives, options.given, fault);
  const scripts = options.createScripts({ onOver: () => void (inOrder.size && again(inOrder)), fault });

  /** `undefined`: never, whatever the visitor says. */
  function mayStart(element: HTMLElement, { categories, isValid, service }: Marks): boolean | undefined {
    if (!isValid) fault(`data-consent="${dataOf(element, 'consent')}" is no category`);
    if (!isValid || (nonce && element.nonce !== nonce)) return undefined;
    for (const category of categories) if (register(service ?? category, category)) news();
    const may = mayRun(categories, service);
    // From here on it is the decision that has it open, and shuts it again.
    if (may || isBarred(categories, service)) released.delete(element);
    return may || (released.has(element) && released.get(element) === marksText(element));
  }

  /** Is all there that it needs? */
  function isDue(element: HTMLElement, { after, service }: Marks): boolean {
    const isFree = !after || scripts.isOver(after);
    if (!isFree) inOrder.add(element);
    return isFree && isReady(service);
  }

  return {
    held,
    started: scripts.started,
    opened: opened.all,
    release(frame) {
      released.set(frame, marksText(frame));
      news();
      again([frame]);
    },
    judge(element) {
      inOrder.delete(element);
      held.delete(element);
      const isThere = element.isConnected;
      const place = serviceOfPlace(element);
      if (place && isThere && !mayRun([], place)) held.add(element);
      // Marked no more, it is the page's own.
      if (dataOf(element, 'consent') === null) return;
      const marks = readMarks(element);
      const may = mayStart(element, marks);
      if (element instanceof HTMLScriptElement)
        return scripts.judge(element, marks, () => may && isDue(element, marks));
      if (!may || !isDue(element, marks)) doors.shut(element);
      else if (isThere && doors.open(element, (url) => options.address(marks.service, url))) opened.add(element);
      if (isThere && may === false && element instanceof HTMLIFrameElement) held.add(element);
    },
  };
}

/** Keeps nothing from being forgotten. */
function weakList<T extends object>() {
  let list: WeakRef<T>[] = [];
  return {
    add: (it: T) => list.push(new WeakRef(it)),
    all() {
      list = list.filter((it) => it.deref());
      return list.flatMap((it) => it.deref() ?? []);
    },
  };
}

/** Says the same once. */
function onceEach(report: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) report(message);
    said.add(message);
  };
}
