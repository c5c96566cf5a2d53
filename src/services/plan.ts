import { type Category, isCategory } from '../consent/categories';
import type { CommonOptions, Service } from './contract';
import { customActs } from './custom';
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
export const readyMadeCategory = (id: string): Category | undefined =>
  Object.hasOwn(CATEGORY_OF, id) ? CATEGORY_OF[id] : undefined;

/** Does the page, or its tag manager, load it by itself? */
export const isLoadedByPage = (plan: PlannedService | undefined): boolean => plan?.options?.load === false;

/** Is it a tag of Google's, with `dataLayer` for its queue? */
export const isGoogleTag = (id: string): boolean => /^(google-[at]|firebase-a)/.test(id);

/** The services of a config. What is not rightly described is left out, which keeps it closed; `checkConfig` says why. */
export function plannedServices(services: object): PlannedService[] {
  const planned = Array.isArray(services)
    ? services.map((given) => Object(given)).map((service) => ({ id: service.id, category: service.category, service }))
    : Object.entries(services).map(([id, given]) => {
        const options = ownOf(given);
        const ready = readyMadeCategory(id);
        const category = options.category ?? ready;
        return ready
          ? { id, category, options }
          : { id, category, service: { name: id, ...withLists(options), id, ...customActs(options) } as Service };
      });
  return planned.filter(({ id, category }) => isCategory(category) && !isCategory(id));
}

/** Its own: what a page gives to all objects is nobody's option. */
const ownOf = (given: unknown) => Object.assign(Object.create(null), given);

const LISTS = ['cookies', 'storage', 'databases', 'thirdParty'];

/** What is no list where one belongs is left out: nothing that reads it later may fail of it. */
const withLists = <T extends object>(options: T): T =>
  Object.fromEntries(
    Object.entries(options).filter(([key, value]) => !LISTS.includes(key) || Array.isArray(value)),
  ) as T;
