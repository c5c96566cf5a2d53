import type { Network } from '../chrome';
import { TIMED } from '../scene';
import type { Measure } from './measure';

/** `banner.fast.painted`, `….settled`, and what the browser saw meanwhile: `….blocked`, `….shift`, `….fcp`, `….lcp`. */
export function measureBanner(network: Network): Measure {
  return async ({ visit, figures }, subject, round) => {
    const it = await visit(subject, TIMED, { network });
    await it.open();
    if (subject.controls) {
      const { painted, settled } = await it.banner();
      figures.add(`banner.${network}.painted`, subject.name, round, painted);
      figures.add(`banner.${network}.settled`, subject.name, round, settled);
    }
    await it.quiet();
    const { blocked, shift, firstContent, largestContent } = await it.observed();
    figures.add(`banner.${network}.blocked`, subject.name, round, blocked);
    figures.add(`banner.${network}.shift`, subject.name, round, shift);
    figures.add(`banner.${network}.fcp`, subject.name, round, firstContent);
    figures.add(`banner.${network}.lcp`, subject.name, round, largestContent);
    await it.close();
  };
}
