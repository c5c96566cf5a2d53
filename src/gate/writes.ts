import { dom } from '../dom';

const { apply } = Reflect;

/** @param place what this script writes belongs beside this element */
export type ExpectWrites = (script: Element, place: Element) => void;

/**
 * A script that is started has no parser's powers: `document.write`, which it may have been written for, would begin a new
 * document. What it writes is handed over instead.
 *
 * @param written told of what one run has written, and of who may write more
 */
export function catchWrites(
  written: (place: Element, html: string, expect: ExpectWrites) => void,
  signal: AbortSignal,
): ExpectWrites {
  const places = new WeakMap<Element, Element>();
  /** The pieces of one run belong together, as tags may be spread over them. */
  const pieces = new Map<Element, string>();
  function collect(place: Element, html: string): void {
    const before = pieces.get(place);
    pieces.set(place, (before ?? '') + html);
    if (before !== undefined) return;
    queueMicrotask(() => {
      written(place, pieces.get(place) as string, expect);
      pieces.delete(place);
    });
  }
  const expect: ExpectWrites = (script, place) => places.set(script, place);
  for (const name of ['write', 'writeln'] as const) {
    const native = document[name];
    // An element of the page is named so, and nobody writes by it. Firefox lets nobody replace it either.
    if (typeof native !== 'function') continue;
    document[name] = (...texts: string[]) => {
      const place = places.get(dom.currentScript as Element);
      if (place) collect(place, texts.join(''));
      else apply(native, document, texts);
    };
    signal.addEventListener('abort', () => {
      if (typeof document[name] === 'function') document[name] = native;
    });
  }
  return expect;
}
