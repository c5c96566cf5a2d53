import type { Place } from '../port';
import { isAskedAround, isFramedByOthers } from './frames';
import { createTurn } from './turn';

const IN_FRAME =
  'This page is in a frame of another site, where no answer can be kept: nothing is asked, and all stays shut';

/** @param changed what is asked may have to be drawn now, or to go */
export function createPlace(
  domain: string,
  changed: () => void,
  failed: (cause: unknown) => void,
  signal: AbortSignal,
): Place {
  const turn = createTurn(changed, signal);
  const isShut = isFramedByOthers(domain);
  let mayAsk = window === window.parent;
  if (isShut) console.info('[assent]', IN_FRAME);
  else if (!mayAsk) {
    isAskedAround(signal).then((isAsked) => {
      mayAsk = !isAsked;
      changed();
    }, failed);
  }
  return {
    isShut,
    mayAsk: () => mayAsk,
    isOurTurn: turn.isOurs,
    follow: turn.watch,
  };
}
