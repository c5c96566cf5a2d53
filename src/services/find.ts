import type { ServiceFacts } from '../consent/notice';
import * as readyMade from './catalogue/index';
import type { About, Definition } from './contract';

/** Every ready-made service. For the endpoint, the build and documents: a page loads those it uses. */
export const READY_MADE: readonly { readonly definition: Definition; readonly about: About }[] =
  Object.values(readyMade);

/** A service with all that is known about it. */
export function withFacts<S extends Pick<ServiceFacts, 'id' | 'category'>>(service: S): S & ServiceFacts {
  return {
    name: service.id,
    ...READY_MADE.find(({ definition: { id } }) => id === service.id)?.definition,
    ...service,
  };
}
