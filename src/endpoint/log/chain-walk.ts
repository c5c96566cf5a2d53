import type { LoggedBatch } from './batch';
import { headOf, type Links, linkOf, type Sealed } from './chain';

/** Computes head after head. Of the heads before, it keeps the few that a later one can be linked to. */
export interface ChainWalk {
  /** The head that the next batch has to have. */
  next(batch: Sealed): string;
  /** Goes on behind this batch. */
  accept(batch: Pick<LoggedBatch, 'batch' | 'head'>): void;
  readonly newest: () => Pick<LoggedBatch, 'batch' | 'head'>;
}

export function walkChain(genesis: string): ChainWalk {
  let kept = [{ batch: 0, head: genesis }];
  const newest = () => kept.at(-1) as { batch: number; head: string };
  const linksOf = (batch: number): Links => {
    const linked = kept.find((head) => head.batch === linkOf(batch));
    return { previous: newest().head, linked: linked?.head ?? genesis };
  };
  return {
    next: (batch) => headOf(batch, linksOf(batch.batch)),
    accept({ batch, head }) {
      // Nothing that follows is linked to what lies between a batch and the one that it is linked to.
      kept = [...kept.filter((before) => before.batch <= linkOf(batch)), { batch, head }];
    },
    newest,
  };
}
