import type { RunningService, ServicePage } from './service';

/** Starts and stops services by what is allowed now. Each is isolated: one that throws is reported and holds up nobody. */
export interface Runner {
  /**
   * First half, before anything of the page is activated: consent calls, and stops.
   *
   * @returns the services that were running and may not any more
   */
  tell(): RunningService[];
  /** Second half: starts what may start. */
  start(): void;
}

export function createRunner(
  services: readonly RunningService[],
  page: ServicePage,
  report: (message: string, cause: unknown) => void,
): Runner {
  /** What was started on this page, and whether it runs now. */
  const runs = new Map<RunningService, boolean>();

  async function isolated({ id }: RunningService, act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (cause) {
      report(`${id} failed`, cause);
    }
  }

  for (const service of services) isolated(service, () => service.prepare?.(page));

  return {
    tell: () =>
      services.filter((service) => {
        const may = page.allowed(service.id);
        const stops = runs.get(service) && !may;
        if (may || runs.has(service)) isolated(service, () => service.consent?.(page));
        if (stops) {
          runs.set(service, false);
          isolated(service, () => service.enable?.(false, page));
        }
        return stops;
      }),
    start() {
      for (const service of services) {
        if (runs.get(service) || !page.allowed(service.id)) continue;
        isolated(service, () => (runs.has(service) ? service.enable?.(true, page) : service.load?.(page)));
        runs.set(service, true);
      }
    },
  };
}
