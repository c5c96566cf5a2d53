import type { Category } from '../consent/categories';
import { type SetAttribute, scriptLoader } from './load-script';
import { misfits } from './options';
import { categoryOf, isGoogleTag, plannedServices } from './plan';
import { actsOf } from './ready-made';
import type { Definition, Service, ServicePage } from './service';

export { stub } from './stub';

export interface Stopped extends Service {
  /** Its script is still on its way, and would work through what it was told before. */
  readonly isLoading: boolean;
}

/**
 * The services of this page: fetches each when it is needed, starts and stops them by what is allowed now. Each is isolated:
 * one that throws is reported and holds up nobody.
 */
export interface Runner {
  /** Fetches these services, all at once. Resolves when each has come or failed. */
  fetch(ids: readonly string[]): Promise<unknown>;
  /** Whether nothing is to be fetched for this name, or any more. */
  isSettled(id: string): boolean;
  /** What is known of a service that was fetched. */
  get(id: string): Service | undefined;
  /** Whether there is more to know of it than what was fetched. */
  isUnknown(id: string): boolean;
  /** Services that the page loads by itself: they are told of consent, whatever the answer is. */
  byPage(): string[];
  /** Takes up what the markup names, where it is a ready-made service. */
  add(id: string, category?: Category): void;
  /**
   * First half, before anything of the page is activated: stops what may not go on, and tells what was ever started.
   *
   * @returns the services that were running and may not any more
   */
  tell(): Stopped[];
  /** Second half: starts what may start, each told of consent before. */
  start(): void;
}

export interface RunnerOptions {
  /** As in the settings: by id, or as values. */
  readonly services: object;
  readonly allowed: ServicePage['allowed'];
  readonly nonce: string;
  readonly setAttribute: SetAttribute;
  readonly load: (part: `services/${string}`) => Promise<{ readonly default: { readonly definition: Definition } }>;
  /** Told of each service that the page uses. */
  readonly use: (id: string, category: Category) => void;
  /** Of a service in the settings that cannot be one, or not with its options: it stays closed. */
  readonly misfit: (id?: string) => void;
  /** Ends with the instance. */
  readonly signal: AbortSignal;
  readonly report: (message: string, cause: unknown) => void;
}

export function createRunner(options: RunnerOptions): Runner {
  const { services, allowed, use, load, misfit, report } = options;
  const { signal } = options;
  const page: ServicePage = {
    allowed,
    loadScript: scriptLoader(options.nonce, options.setAttribute),
    shared: {},
    signal,
  };
  const planned = new Map(plannedServices(services).map((plan) => [plan.id, plan]));
  const fetching = new Map<string, Promise<void>>();
  const settled = new Set<string>();
  /** In the order of the settings, however they came. */
  const made = new Map<string, Service>();
  /** What was started on this page, and whether it runs now. */
  const runs = new Map<string, boolean>();
  /** Whose script is on its way: what it does when it comes, nobody can tell it any more. */
  const loading = new Set<string>();

  for (const [id, { category }] of planned) use(id, category);
  if (planned.size < Object.keys(services).length) misfit();
  // Their queue is the site's then, and gets the events.
  if ([...planned.keys()].some(isGoogleTag)) (window as { dataLayer?: unknown[] }).dataLayer ??= [];

  const get = (id: string) => made.get(id);
  const inOrder = () => [...planned.keys()].flatMap((id) => get(id) ?? []);

  async function isolated(id: string, act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (cause) {
      report(`${id} failed`, cause);
    }
  }

  async function make(id: string): Promise<void> {
    const plan = planned.get(id);
    if (!plan) return;
    const { category, options: given } = plan;
    let { service } = plan;
    if (!service) {
      const { definition } = (await load(`services/${id}`)).default;
      const fits = !misfits(definition.forms, given ?? {})[0];
      service = { ...definition, ...(fits && actsOf(definition.run, (given ?? {}) as never)), category };
      if (!fits && given) misfit(id);
    }
    made.set(id, service);
    service.prepare?.(page);
    // The page's own tag may run any moment, and takes itself for granted where nobody has said otherwise.
    if (isByPage(id)) service.consent?.(page);
  }

  const isByPage = (id: string) => planned.get(id)?.options?.load === false;

  async function startOne(service: Service): Promise<void> {
    const { id } = service;
    service.consent?.(page);
    loading.add(id);
    try {
      await service.load?.(page);
    } finally {
      loading.delete(id);
    }
  }

  /** What does not come is asked for again by the next who needs it. */
  const fetchOne = (id: string) => {
    if (planned.has(id) && !fetching.has(id)) {
      const coming = isolated(id, () => make(id)).then(() => {
        settled.add(id);
        if (!get(id)) fetching.delete(id);
      });
      fetching.set(id, coming);
    }
    return fetching.get(id);
  };

  return {
    fetch: (ids) => Promise.all(ids.map(fetchOne)),
    isSettled: (id) => settled.has(id) || !(planned.has(id) || categoryOf(id)),
    get,
    isUnknown: (id) => planned.has(id) && !made.has(id),
    byPage: () => [...planned.keys()].filter(isByPage),
    add(id, category = categoryOf(id)) {
      if (categoryOf(id) && category && !planned.has(id)) planned.set(id, { id, category });
    },
    tell() {
      const all = inOrder();
      // Off switches first, of all: a kill flag has to stand before a consent call, which some tags answer with a hit.
      const stopped = all.filter(({ id }) => runs.get(id) && !allowed(id));
      for (const service of stopped) {
        runs.set(service.id, false);
        isolated(service.id, () => service.enable?.(false, page));
      }
      for (const service of all) {
        if (runs.has(service.id) || isByPage(service.id)) isolated(service.id, () => service.consent?.(page));
      }
      return stopped.map((service) => ({ ...service, isLoading: loading.has(service.id) }));
    },
    start() {
      for (const service of inOrder()) {
        const { id } = service;
        if (runs.get(id) || !allowed(id)) continue;
        isolated(id, () => (runs.has(id) ? service.enable?.(true, page) : startOne(service)));
        runs.set(id, true);
      }
    },
  };
}
