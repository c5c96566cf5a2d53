import { dom } from './dom';
import type { Assent } from './types';

/** Dispatched on the document after the `destroy()` of an instance of the package, which is its `detail`. */
export const ENDED = 'assent:end';

/** Nobody else listens to it. */
const PROBE = 'probe';

/** Whether `destroy()` was called. An instance that has ended takes no listener, which is the one thing that it tells at once. */
export function hasEnded({ on }: Assent): boolean {
  let isHeard = false;
  const off = on(PROBE as 'close', () => {
    isHeard = true;
  });
  dom.dispatchEvent(new CustomEvent(`assent:${PROBE}`));
  off();
  return !isHeard;
}
