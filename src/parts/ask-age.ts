import type { Core, FirstLayer } from '../core/contracts';
import { isAgeUnknown } from '../decisions/age';
import type { LatePlace } from '../ui/place/late';

/** Where the site asks for the age, nothing else is asked before what asks for it has come and says when. */
export function askAge(core: Core, firstLayer: FirstLayer, place: LatePlace): void {
  if (core.state.isAgeDue || !isAgeUnknown(core)) return;
  core.state.isAgeDue = () => true;
  core
    .load('age')
    .then(({ openAge }) => openAge(core, firstLayer, place))
    .catch(core.failed);
}
