const { apply, construct, get } = Reflect;

type Call = (given: readonly unknown[], self: unknown) => void;

/**
 * Tells of each call of a function, accessor or constructor of the browser's before it is made, until the end. The page has the same
 * function as before: its name, length, text, prototype and errors are the browser's own, since what stands in its place is a proxy of it.
 * What fails in whoever is told is nothing to the page.
 *
 * @param kind of the property: what of it is called
 */
export function watchCalls(
  target: object | undefined,
  name: string,
  kind: 'value' | 'set',
  told: Call,
  signal: AbortSignal,
): void {
  const own = target && Object.getOwnPropertyDescriptor(target, name);
  const native = own?.[kind];
  if (!target || !own?.configurable || typeof native !== 'function') return;
  const watched = watch(native, told, signal);
  Object.defineProperty(target, name, { ...own, [kind]: watched });
  const prototype: { constructor?: unknown } = (native as { prototype?: object }).prototype ?? {};
  const isClass = prototype.constructor === native;
  if (isClass) setConstructor(prototype, watched);
  signal.addEventListener('abort', () => {
    // Not what somebody else has put before it; that calls the browser's own by it. What the page has frozen since stays.
    if (Object.getOwnPropertyDescriptor(target, name)?.[kind] === watched) Reflect.defineProperty(target, name, own);
    if (isClass && prototype.constructor === watched) setConstructor(prototype, native);
  });
}

function setConstructor(prototype: object, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(prototype, 'constructor');
  if (own?.configurable) Object.defineProperty(prototype, 'constructor', { ...own, value });
}

/** The browser's own, by what stands in its place. */
const natives = new WeakMap<object, object>();

/** One for all, as the browser has one. */
const { toString: textOf } = {
  toString(this: object): string {
    return apply(Function.prototype.toString, natives.get(this) ?? this, []);
  },
};

function watch<T extends object>(native: T, told: Call, signal: AbortSignal): T {
  const tell: Call = (given, self) => {
    if (signal.aborted) return;
    try {
      told(given, self);
    } catch {
      // It was looked at, and no more: what cannot be read is not seen.
    }
  };
  const watched: T = new Proxy(native, {
    apply(own, self, given) {
      tell(given, self);
      return apply(own as never, self, given);
    },
    construct(own, given, by) {
      tell(given, undefined);
      return construct(own as never, given, by === watched ? (own as never) : by);
    },
    get: (own, name, by) => (name === 'toString' ? textOf : get(own, name, by === watched ? own : by)),
  });
  natives.set(watched, native);
  return watched;
}
