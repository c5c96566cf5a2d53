import { dom } from '../../dom';
import type { Place, Turns } from '../port';

/** Whose turn it is: as long as there is no sign of others it is ours. */
export interface LatePlace extends Turns {
  /** What knows better has been loaded. */
  come(place: Place): void;
  isShut(): boolean;
  follow(isQuestionDue: boolean): void;
}

export function latePlace(): LatePlace {
  let place: Place | undefined;
  return {
    come(it) {
      place = it;
    },
    isShut: () => !!place?.isShut,
    mayAsk: () => place?.mayAsk() ?? true,
    isOurTurn: () => place?.isOurTurn() ?? true,
    follow: (isQuestionDue) => place?.follow(place.mayAsk() && isQuestionDue),
  };
}

/** In a frame, or with something on the page that wants to be answered first. */
export const isInCompany = (): boolean =>
  window !== window.parent || !!dom.querySelector('dialog[open],[aria-modal=true],[aria-hidden=true],[inert]');
