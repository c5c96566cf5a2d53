import type { Initiator } from '../../audit/observation';
import type { Target } from './targets';

/** As the DevTools protocol has it (Network.Initiator). */
export interface ToldInitiator {
  readonly type: string;
  readonly url?: string;
  /** From 0. */
  readonly lineNumber?: number;
  readonly stack?: ToldStack;
  readonly requestId?: string;
}

interface ToldStack {
  readonly callFrames: readonly { readonly url: string; readonly lineNumber: number }[];
  /** Who arranged for it, where it was a timer or a promise. */
  readonly parent?: ToldStack;
}

interface Place {
  readonly url: string;
  readonly line?: number;
}

/** @param styles addresses of the style sheets that were seen */
export function initiatorOf(
  { type, url, lineNumber, stack }: ToldInitiator,
  document: string,
  target: Target,
  styles: ReadonlySet<string>,
): Initiator {
  const places = stack ? placesOf(stack) : [];
  if (type === 'script' && places.length > 0) return fromPlaces(places, target);
  const file = url && !isExtension(url) ? url : '';
  const place: Place = {
    url: file || document || target.url,
    ...(lineNumber !== undefined && file && { line: lineNumber + 1 }),
  };
  if (/worker/.test(target.type)) return { kind: 'worker', url: target.url };
  if (type === 'script') return { kind: 'script', ...place };
  if (styles.has(place.url)) return { kind: 'style', ...place };
  return { kind: type === 'parser' ? 'markup' : 'unknown', ...place };
}

function placesOf({ callFrames, parent }: ToldStack): Place[] {
  const real = callFrames.filter(({ url }) => url && !isExtension(url));
  const own = real.map(({ url, lineNumber }) => ({ url, line: lineNumber + 1 }));
  return [...own, ...(parent ? placesOf(parent) : [])];
}

/** The nearest place, and the files behind it. */
function fromPlaces([first, ...rest]: readonly Place[], { type }: Pick<Target, 'type'>): Initiator {
  if (!first) return { kind: 'unknown', url: '' };
  const callers = [...new Set(rest.map(({ url }) => url))].filter((url) => url !== first.url);
  return {
    kind: /worker/.test(type) ? 'worker' : 'script',
    ...first,
    ...(callers.length > 0 && { callers }),
  };
}

/** The browser has none: a comment of the page's own, `//# sourceURL=chrome-extension://…`, would say so. */
const isExtension = (url: string): boolean => /^[\w-]+-extension:/.test(url);

const FRAME = /((?:https?|file|blob):[^\s()]+?):(\d+):\d+/g;

/** Who called, by the text of an `Error`'s stack. What has no address is the audit's own. */
export function initiatorOfStack(stack: string): Initiator {
  const places = [...stack.matchAll(FRAME)].map(([, url = '', line]) => ({ url, line: Number(line) }));
  return fromPlaces(places, { type: 'page' });
}
