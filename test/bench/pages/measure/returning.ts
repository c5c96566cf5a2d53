import type { Network } from '../chrome';
import { TIMED } from '../scene';
import type { Measure } from './measure';

/** `returning.fast.gated`, from the navigation to the first gated script, and `returning.fast.fcp`: with a cold cache. */
export function measureReturning(network: Network): Measure {
  return async (bench, subject, round) => {
    const it = await bench.visit(subject, TIMED, { network, state: await bench.stateOf(subject) });
    await it.open();
    if (subject.controls) {
      const runs = await it.runs(TIMED.gated.length);
      bench.figures.add(`returning.${network}.gated`, subject.name, round, Math.min(...runs.map(([, at]) => at)));
    }
    await it.quiet();
    const { firstContent } = await it.observed();
    bench.figures.add(`returning.${network}.fcp`, subject.name, round, firstContent);
    await it.close();
  };
}
