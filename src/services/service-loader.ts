import type { Definition, Service, ServicePage } from './contract';
import type { Isolated } from './isolate';
import { hasOddOptions, wrongOptions } from './options';
import { isLoadedByPage, type PlannedService } from './plan';
import { actsOf } from './ready-made';

/** A ready-made service as it comes from the server. */
export type LoadPart = (
  part: `services/${string}`,
) => Promise<{ readonly default: { readonly definition: Definition } }>;

interface ServiceLoader {
  /** Loads these, and those that the page loads by itself, all at once. Resolves when each has come or failed. */
  load(ids: readonly string[]): Promise<unknown>;
  /** What has come. */
  readonly made: ReadonlyMap<string, Service>;
  /** Ids of what has come or failed. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Makes services of what is planned: each is loaded when it is asked for, and prepared once it has come.
 *
 * @param refused told of a service whose options in the settings are wrong, or without it of one that has some for nothing
 */
export function createServiceLoader(
  plans: ReadonlyMap<string, PlannedService>,
  page: ServicePage,
  isolated: Isolated,
  loadPart: LoadPart,
  refused: (id?: string) => void,
): ServiceLoader {
  const loading = new Map<string, Promise<void>>();
  const made = new Map<string, Service>();
  const settled = new Set<string>();

  async function make(plan: PlannedService): Promise<void> {
    const { id, category, options } = plan;
    let { service } = plan;
    if (!service) {
      const { definition } = (await loadPart(`services/${id}`)).default;
      if (page.signal.aborted) return;
      // It does nothing where its options are wrong; what is known of it stays known.
      const isRight = !wrongOptions(definition.forms, options ?? {}).length;
      service = { ...definition, ...(isRight && actsOf(definition.run, (options ?? {}) as never)), id, category };
      // What only the markup names has no options that anybody could have got wrong.
      if (!isRight && options) refused(id);
      // It works, and somebody should say that it does not as they think.
      else if (options && hasOddOptions(definition.forms, options)) refused();
    }
    made.set(id, service);
    service.prepare?.(page);
    // The page's own tag may run any moment, and takes itself for granted where nobody has said otherwise.
    if (isLoadedByPage(plan)) service.consent?.(page);
  }

  /** What does not come is asked for again by the next who needs it. */
  async function settle(plan: PlannedService): Promise<void> {
    await isolated(plan.id, () => make(plan));
    settled.add(plan.id);
    if (!made.has(plan.id)) loading.delete(plan.id);
  }

  function loadOne(plan: PlannedService): Promise<void> | undefined {
    if (!loading.has(plan.id)) loading.set(plan.id, settle(plan));
    return loading.get(plan.id);
  }

  return {
    load(ids) {
      const wanted = [...plans.values()].filter((plan) => ids.includes(plan.id) || isLoadedByPage(plan));
      return Promise.all(wanted.map(loadOne));
    },
    made,
    settled,
  };
}
