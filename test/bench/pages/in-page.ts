/*
 * What stands in every page of the bench before anything else. `watchPage` is sent to the browser as its own text, so it
 * uses nothing from outside itself.
 */

export interface Shown {
  /** From the navigation, in ms: the frame in which it is first seen. */
  readonly painted: number;
  /** The first frame in which it is opaque and does not move any more. */
  readonly settled: number;
}

export interface Clicked {
  /** When the browser had the click. */
  readonly at: number;
  /** The end of the first frame after it. */
  readonly painted: number;
}

export interface Observed {
  /** What long tasks were over 50 ms each, in all. */
  readonly blocked: number;
  readonly shift: number;
  readonly firstContent: number | null;
  readonly largestContent: number | null;
}

export interface PageBench {
  /** Gated scripts call this. */
  run(id: number): void;
  /** Those that ran: which, and when. */
  readonly runs: readonly (readonly [id: number, at: number])[];
  /** Resolves once so many have run. */
  whenRun(count: number): Promise<readonly (readonly [id: number, at: number])[]>;
  /** Resolves once it stands still. */
  whenShown(place: string): Promise<Shown>;
  /** The banner, which is watched from the start. */
  readonly banner: Promise<Shown>;
  isShown(place: string): boolean;
  /** Where to click. */
  centreOf(place: string): { x: number; y: number };
  /** Listens for the next click. */
  expectClick(): void;
  /** The click that was expected. */
  clicked: Promise<Clicked>;
  /** Resolves once the page has nothing to do. */
  whenIdle(): Promise<void>;
  observed(): Observed;
  /** The longest of the long tasks that began after this time, 0 where none did. */
  longestSince(time: number): number;
}

declare global {
  interface Window {
    bench: PageBench;
  }
}

interface Watched {
  readonly banner: string | undefined;
  readonly isWatched: boolean;
}

/** Longer than 60 lines: it is one piece in the page. */
export function watchPage({ banner, isWatched }: Watched): void {
  /** So many make what is opaque be at rest. */
  const EQUAL_FRAMES = 3;
  const runs: [number, number][] = [];
  const waiting: { count: number; resolve: (all: typeof runs) => void }[] = [];
  const run = (id: number) => {
    runs.push([id, performance.now()]);
    for (const { count, resolve } of waiting) if (runs.length >= count) resolve(runs);
  };
  if (!isWatched) {
    // Gated scripts find what they call, and nothing else is in the page.
    window.bench = { run, runs } as unknown as PageBench;
    return;
  }

  const entries: PerformanceEntry[] = [];
  const observers = ['longtask', 'layout-shift', 'largest-contentful-paint', 'paint'].map((type) => {
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    return observer;
  });
  const entriesOf = (type: string) => {
    for (const observer of observers) entries.push(...observer.takeRecords());
    return entries.filter(({ entryType }) => entryType === type);
  };

  /** After the paint of the frame that is being made: a task that is posted in it comes behind it. */
  const afterPaint = (act: (time: number) => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => act(performance.now());
    port2.postMessage(null);
  };

  const find = (place: string) => {
    let root: ParentNode | null | undefined = document;
    let found: HTMLElement | null = null;
    for (const selector of place.split(' >>> ')) {
      found = root?.querySelector<HTMLElement>(selector) ?? null;
      root = found?.shadowRoot;
    }
    return found;
  };

  const opacityOf = (element: Element) => {
    let opacity = 1;
    let at: Element | null = element;
    while (at) {
      opacity *= Number(getComputedStyle(at).opacity);
      const root: Node | undefined = at.parentElement ? undefined : at.getRootNode();
      at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return opacity;
  };

  const look = (place: string) => {
    const element = find(place);
    if (!element?.checkVisibility({ visibilityProperty: true })) return undefined;
    const { x, y, width, height, right, bottom } = element.getBoundingClientRect();
    const isInside = width > 1 && height > 1 && right > 0 && bottom > 0 && x < innerWidth && y < innerHeight;
    const opacity = isInside ? opacityOf(element) : 0;
    return opacity > 0 ? { isOpaque: opacity > 0.99, box: [x, y, width, height].join() } : undefined;
  };

  const whenShown = (place: string) =>
    new Promise<Shown>((resolve) => {
      let painted: number | undefined;
      let settled = 0;
      let before = '';
      let equal = 0;
      const step = () => {
        const seen = look(place);
        if (!seen) {
          requestAnimationFrame(step);
          return;
        }
        const isSame = seen.isOpaque && seen.box === before;
        before = seen.box;
        equal = isSame ? equal + 1 : 1;
        const isFirst = equal === 1;
        afterPaint((time) => {
          painted ??= time;
          if (isFirst) settled = time;
          if (equal >= EQUAL_FRAMES) resolve({ painted, settled });
          else requestAnimationFrame(step);
        });
      };
      requestAnimationFrame(step);
    });

  window.bench = {
    run,
    runs,
    whenRun: (count) =>
      new Promise((resolve) => {
        if (runs.length >= count) resolve(runs);
        else waiting.push({ count, resolve });
      }),
    whenShown,
    banner: banner ? whenShown(banner) : new Promise(() => {}),
    isShown: (place) => look(place) !== undefined,
    centreOf(place) {
      const element = find(place);
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    expectClick() {
      this.clicked = new Promise((resolve) => {
        const listen = ({ timeStamp: at }: Event) => {
          requestAnimationFrame(() => afterPaint((painted) => resolve({ at, painted })));
        };
        addEventListener('click', listen, { capture: true, once: true });
      });
    },
    clicked: new Promise(() => {}),
    whenIdle: () => new Promise((resolve) => requestIdleCallback(() => resolve())),
    observed() {
      const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
      const shifts = entriesOf('layout-shift') as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
      return {
        blocked: sum(entriesOf('longtask').map(({ duration }) => Math.max(0, duration - 50))),
        shift: sum(shifts.filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value)),
        firstContent: entriesOf('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? null,
        largestContent: entriesOf('largest-contentful-paint').at(-1)?.startTime ?? null,
      };
    },
    longestSince: (time) =>
      Math.max(0, ...entriesOf('longtask').flatMap(({ startTime, duration }) => (startTime >= time ? duration : []))),
  };
}
