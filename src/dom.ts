const { apply, get, set } = Reflect;

/**
 * The document as the browser has made it. An element that the page has named "cookie", "body" or "createElement" hides that
 * member of `document`, so all that Assent asks of the document goes by this. (A server, which only imports it, has none.)
 */
export const dom: Document =
  globalThis.document &&
  new Proxy(document, {
    get(own, name) {
      const value = get(Document.prototype, name, own);
      return typeof value === 'function' ? (...given: unknown[]) => apply(value, own, given) : value;
    },
    set: (own, name, value) => set(Document.prototype, name, value, own),
  });

type Asked = 'matches' | 'querySelectorAll' | 'hasAttribute' | 'setAttribute';

/** An element's method, taken before the page puts something in its place: a form has its fields before its own too. */
function own<K extends Asked>(name: K): (element: Element, ...given: string[]) => ReturnType<Element[K]> {
  const native = globalThis.Element?.prototype[name];
  return (element, ...given) => apply(native, element, given);
}

export const matches = own('matches');
export const hasAttribute = own('hasAttribute');
export const setAttribute = own('setAttribute');
export const querySelectorAll = own('querySelectorAll') as (
  element: Element,
  selector: string,
) => NodeListOf<HTMLElement>;

/** For parts, which come when the page may have put something in their place. */
export const natives = { setAttribute, matches, hasAttribute, querySelectorAll };
export type Natives = typeof natives;

/** Does something with each result of a method of the browser's, until the end. */
export function afterEach<T extends object, K extends keyof T, R>(
  prototype: T & Record<K, (...given: never[]) => R>,
  name: K,
  act: (result: R) => void,
  signal: AbortSignal,
): void {
  const native = prototype[name];
  const ours = function (this: T, ...given: unknown[]): R {
    const result = apply(native, this, given);
    act(result);
    return result;
  } as T[K] & typeof native;
  prototype[name] = ours;
  signal.addEventListener('abort', () => {
    // Not what somebody else has put before it.
    if (prototype[name] === ours) prototype[name] = native;
  });
}

/** After the next paint, so that a click is answered on the screen first; soon in any case, since hidden pages paint nothing. */
export function afterPaint(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, 100);
    requestAnimationFrame(() => setTimeout(resume));
  });
}
