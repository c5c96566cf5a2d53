import type { PartModules } from '../core/contracts';
import { createPlace } from '../ui/place/place';
import { keepInReach } from '../ui/place/reach';
import { makeRoom, undoZoom } from '../ui/place/room';

/** `parts/place.js`: what comes once the banner stands: whose turn it is, and what of the page it is in the way of. */
export const openPlace: PartModules['place']['openPlace'] = ({ settings, state, failed, signal }, root) => {
  const place = createPlace(settings.cookie.domain, state.notifyChange, failed, signal);
  // Where nothing is asked nothing is drawn.
  if (place.isShut) return place;
  const there = root();
  keepInReach(there, signal);
  const makeRoomNow = makeRoom(there, signal);
  const fit = () => {
    undoZoom(there);
    makeRoomNow();
  };
  // Once whatever else draws has drawn.
  state.onChange(() => queueMicrotask(fit));
  return place;
};
