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
  const place: Place = {
    url: url || document || target.url,
    ...(lineNumber !== undefined && url && { line: lineNumber + 1 }),
  };
  if (isExtension(place.url)) return { kind: 'extension', ...place };
  if (/worker/.test(target.type)) return { kind: 'worker', url: target.url };
  if (type === 'script') return { kind: 'script', ...place };
  if (styles.has(place.url)) return { kind: 'style', ...place };
  return { kind: type === 'parser' ? 'markup' : 'unknown', ...place };
}

function placesOf({ callFrames, parent }: ToldStack): Place[] {
  const own = callFrames.filter(({ url }) => url).map(({ url, lineNumber }) => ({ url, line: lineNumber + 1 }));
  return [...own, ...(parent ? placesOf(parent) : [])];
}

/** The nearest place, and the files behind it. */
function fromPlaces([first, ...rest]: readonly Place[], { type }: Pick<Target, 'type'>): Initiator {
  if (!first) return { kind: 'unknown', url: '' };
  const callers = [...new Set(rest.map(({ url }) => url))].filter((url) => url !== first.url);
  const isOfExtension = isExtension(first.url);
  return {
    kind: isOfExtension ? 'extension' : /worker/.test(type) ? 'worker' : 'script',
    ...first,
    ...(callers.length > 0 && { callers }),
  };
}

const isExtension = (url: string): boolean => /^[\w-]+-extension:/.test(url);

const FRAME = /((?:https?|file|blob|[\w-]+-extension):[^\s()]+?):(\d+):\d+/g;

/** Who called, by the text of an `Error`'s stack. What has no address is the audit's own. */
export function initiatorOfStack(stack: string): Initiator {
  const places = [...stack.matchAll(FRAME)].map(([, url = '', line]) => ({ url, line: Number(line) }));
  return fromPlaces(places, { type: 'page' });
}
