import { type Category, isCategory } from '../consent/categories';
import { KNOWN } from '../services/known';
import { plannedServices } from '../services/plan';
import type { PageService } from './owners';

/** The services that a page asks about, and which of them Assent loads by itself. */
export interface PageServices {
  readonly services: readonly PageService[];
  readonly loaded: ReadonlySet<string>;
  /** Ids that say something: of the settings, and of ready-made services. Markup may name any other. */
  readonly described: ReadonlySet<string>;
}

/**
 * @param settings as they are written: by id, or as values
 * @param names of categories and services that the page uses, with their category
 */
export function pageServices(settings: object, names: ReadonlyMap<string, Category>): PageServices {
  const plans = new Map(plannedServices(settings).map((plan) => [plan.id, plan]));
  const loaded = new Set<string>();
  const services = [...names].flatMap(([id, category]): PageService[] => {
    if (isCategory(id)) return [];
    const { options, service } = plans.get(id) ?? {};
    const {
      scripts = [],
      url,
      load,
    } = { ...service, ...options } as { scripts?: unknown; url?: unknown; load?: unknown };
    const addresses = [scripts, url].flat().filter((it): it is string => typeof it === 'string' && it !== '');
    const known = Object.hasOwn(KNOWN, id) ? KNOWN[id] : undefined;
    const isLoaded = known ? !known.isPassive && load !== false : [scripts].flat().length > 0;
    if (plans.has(id) && isLoaded) loaded.add(id);
    return [{ name: id, ...known, ...service, id, category, addresses }];
  });
  return { services, loaded, described: new Set([...plans.keys(), ...Object.keys(KNOWN)]) };
}
