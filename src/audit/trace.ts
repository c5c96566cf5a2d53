import type { Initiator, Observation } from './observation';
import { shownUrl } from './shown';

/** Longer chains say no more: by then it is clear whose they are. */
const LONGEST = 8;

/** Who brought something, and who brought that, back to the page. */
export type Trace = (by: Initiator) => string[];

/** @param observations of one page, in the order they were made */
export function tracer(observations: readonly Observation[]): Trace {
  const broughtBy = new Map<string, Initiator>();
  const documents = new Set<string>();
  for (const { requests, page } of observations) {
    documents.add(bare(page));
    for (const { url, by, type } of requests) {
      if (type === 'document') documents.add(bare(url));
      if (!broughtBy.has(bare(url))) broughtBy.set(bare(url), by);
    }
  }
  return (by) => {
    const chain: string[] = [];
    for (let next: Initiator | undefined = by; next?.url && chain.length < LONGEST; ) {
      const place = placeOf(next);
      if (chain.includes(place)) break;
      chain.push(place);
      const { url, callers = [] }: Initiator = next;
      // Where the page itself says it, nobody has to look further.
      if (documents.has(bare(url))) break;
      const caller = callers.find((it) => bare(it) !== bare(url));
      next = broughtBy.get(bare(url)) ?? (caller ? { kind: 'script', url: caller } : undefined);
    }
    return chain;
  };
}

const bare = (url: string): string => url.split('#')[0] ?? '';

const placeOf = ({ url, line }: Initiator): string => {
  const place = shownUrl(url);
  return line === undefined ? place : `${place}:${line}`;
};
