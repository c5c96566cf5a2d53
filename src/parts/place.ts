import type { PartModules } from '../core/contracts';
import { createPlace } from '../ui/place/place';
import { keepInReach } from '../ui/place/reach';

/** `parts/place.js`: what only a page needs that has something else to answer, or is in a frame. */
export const openPlace: PartModules['place']['openPlace'] = ({ settings, state, failed, signal }, root) => {
  const place = createPlace(settings.cookie.domain, state.notifyChange, failed, signal);
  // Where nothing is asked nothing is drawn.
  if (!place.isShut) keepInReach(root(), signal);
  return place;
};
