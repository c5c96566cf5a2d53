import { type Category, isCategory } from '../consent/categories';
import { customActs } from './custom';
import type { CommonOptions, Service } from './service';
import { CATEGORY_OF } from './tables';

/** A service of the page: as it is, or what it is going to be made of. */
export interface PlannedService {
  readonly id: string;
  readonly category: Category;
  /** Of a ready-made service that is named in the settings. */
  readonly options?: CommonOptions;
  /** Whole, where nothing has to be loaded for it. */
  readonly service?: Service;
}

/** The category of a ready-made service. */
export const categoryOf = (id: string): Category | undefined =>
  Object.hasOwn(CATEGORY_OF, id) ? CATEGORY_OF[id] : undefined;

/** Is it a tag of Google's, with `dataLayer` for its queue? */
export const isGoogleTag = (id: string): boolean => /^(google-[at]|firebase-a)/.test(id);

/** The services of a config. What is not rightly described is left out, which keeps it closed; `checkConfig` says why. */
export function plannedServices(services: object): PlannedService[] {
  const planned = Array.isArray(services)
    ? services.map((service) => ({ id: service.id, category: service.category, service }))
    : Object.entries(services).map(([id, given]) => {
        const options = Object(given);
        const ready = categoryOf(id);
        const category = options.category ?? ready;
        return ready
          ? { id, category, options }
          : { id, category, service: { name: id, ...options, id, ...customActs(options) } };
      });
  return planned.filter(({ id, category }) => isCategory(category) && !isCategory(id));
}
