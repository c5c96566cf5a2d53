import type { Service, ServicePage } from './contract';
import { holdOff, letThrough } from './helpers/unsaid';
import type { Isolated } from './isolate';
import { isLoadedByPage, type PlannedService } from './plan';

export interface Stopped extends Service {
  /** Its script is still on its way, and would work through what it was told before. */
  readonly isLoading: boolean;
}

interface Switches {
  updateConsent(): Stopped[];
  start(): void;
}

/**
 * Starts and stops services by what is allowed now, in the order of the settings.
 *
 * @param made the services that have come
 * @param unsaid takes what was said under a no out of the queues of what may run now
 */
export function createSwitches(
  plans: ReadonlyMap<string, PlannedService>,
  made: ReadonlyMap<string, Service>,
  page: ServicePage,
  isolated: Isolated,
  unsaid: () => void,
): Switches {
  const { allowed, signal } = page;
  /** What was started on this page, and whether it runs now. */
  const runs = new Map<string, boolean>();
  /** Whose script is on its way: what it does when it comes, nobody can tell it any more. */
  const loading = new Set<string>();
  const inOrder = () => [...plans.keys()].flatMap((id) => made.get(id) ?? []);

  async function startFirst(service: Service): Promise<void> {
    const { id } = service;
    service.consent?.(page);
    loading.add(id);
    try {
      await service.load?.(page);
    } catch (cause) {
      if (allowed(id)) throw cause;
      // Taken back in the meantime: the page that loads itself again for it stops what is on its way. Else it begins anew.
      runs.delete(id);
    } finally {
      loading.delete(id);
    }
  }

  return {
    updateConsent() {
      if (signal.aborted) return [];
      isolated('dataLayer', unsaid);
      const all = inOrder();
      // Off switches first, of all: a kill flag has to stand before a consent call, which some tags answer with a hit.
      const stopped = all.filter(({ id }) => runs.get(id) && !allowed(id));
      for (const service of stopped) {
        runs.set(service.id, false);
        isolated(service.id, () => service.enable?.(false, page));
        isolated(service.id, () => holdOff(service.id));
      }
      for (const service of all) {
        const { id } = service;
        if (runs.has(id) || isLoadedByPage(plans.get(id))) isolated(id, () => service.consent?.(page));
      }
      return stopped.map((service) => ({ ...service, isLoading: loading.has(service.id) }));
    },
    start() {
      if (!signal.aborted) isolated('dataLayer', unsaid);
      for (const service of inOrder()) {
        const { id } = service;
        if (runs.get(id) || !allowed(id)) continue;
        isolated(id, () => letThrough(id));
        isolated(id, () => (runs.has(id) ? service.enable?.(true, page) : startFirst(service)));
        runs.set(id, true);
      }
    },
  };
}
