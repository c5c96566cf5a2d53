import type { Core } from '../core/contracts';

/**
 * What the visitor lets load once has no yes in any answer: that is heard where the gate lets it go.
 *
 * @returns whether a frame that was let go shows this address
 */
export function framesLoadedOnce({ gate, signal }: Core): (url: string) => boolean {
  const frames = new Set<HTMLElement>();
  const { release } = gate;
  const heard: typeof release = (frame) => {
    frames.add(frame);
    release(frame);
  };
  Object.assign(gate, { release: heard });
  signal.addEventListener('abort', () => {
    if (gate.release === heard) Object.assign(gate, { release });
  });
  // As it is now: the gate may have made another of the address in the markup.
  return (url) => [...frames].some((it) => it instanceof HTMLIFrameElement && withoutHash(it.src) === withoutHash(url));
}

const withoutHash = (url: string): string => url.replace(/#.*/s, '');
