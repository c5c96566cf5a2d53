import type { Category } from '../consent/categories';
import type { ConsentInputs } from '../consent/grants';
import type { ScriptSources } from '../trusted';
import type { Service, ServicePage } from './contract';
import { scriptLoader } from './helpers/load-script';
import { createUnsaid } from './helpers/unsaid';
import { isolate } from './isolate';
import { isGoogleTag, plannedServices, readyMadeCategory } from './plan';
import { createServiceLoader, type LoadPart } from './service-loader';
import { createSwitches, type Stopped } from './switches';

/**
 * The services of this page: loads each when it is needed, starts and stops them by what is allowed now. Each is isolated:
 * one that throws is reported and holds up nobody. Once its signal is aborted, none of this does anything.
 */
export interface Runner {
  /**
   * Loads these services, all at once, and those that the page loads by itself: they are told of consent, whatever the
   * answer is. Resolves when each has come or failed.
   */
  load(ids: readonly string[]): Promise<unknown>;
  /** Whether nothing is to be waited for under this name: the service has come or failed, or is none that is known. */
  isReady(id: string): boolean;
  /** What is known of a service that has come. */
  get(id: string): Service | undefined;
  /** Whether this is a service of the page that has not come. */
  isMissing(id: string): boolean;
  /** Takes up what the markup names, where it is a ready-made service. */
  addFromMarkup(id: string, category?: Category): void;
  /**
   * First half, before anything of the page is activated: stops what may not go on, and tells what was ever started.
   *
   * @returns the services that were running and may not any more
   */
  updateConsent(): Stopped[];
  /** Second half: starts what may start, each told of consent before. */
  start(): void;
}

export interface RunnerOptions {
  /** As in the settings: by id, or as values. */
  readonly services: object;
  readonly allowed: ServicePage['allowed'];
  /** What decides that, and who tells when it changes. */
  readonly state: { consentInputs(): ConsentInputs; onChange(changed: () => void): unknown };
  readonly nonce: string;
  readonly sources: ScriptSources;
  readonly loadPart: LoadPart;
  /** Told of each service that the page uses. */
  readonly register: (id: string, category: Category) => void;
  /** Told of a service in the settings that cannot be one, or not with its options: it stays closed. */
  readonly refused: (id?: string) => void;
  /** Ends with the instance. */
  readonly signal: AbortSignal;
  readonly report: (message: string, cause: unknown) => void;
}

export function createRunner(options: RunnerOptions): Runner {
  const { services, allowed, state, nonce, sources, loadPart, register, refused, signal, report } = options;
  /** In the order of the settings, however they come. */
  const plans = new Map(plannedServices(services).map((plan) => [plan.id, plan]));
  for (const [id, { category }] of plans) register(id, category);
  if (plans.size < Object.keys(services).length) refused();
  // Their queue is the site's then, and gets the events.
  if ([...plans.keys()].some(isGoogleTag)) (window as { dataLayer?: unknown[] }).dataLayer ??= [];

  const page: ServicePage = {
    // After the end there is nobody who could take it back.
    allowed: (name) => !signal.aborted && allowed(name),
    loadScript: scriptLoader(nonce, sources, signal),
    shared: {},
    signal,
  };
  const isolated = isolate(signal, report);
  const told = () =>
    [...plans.values()].map(({ id, category, service, options }) => ({
      id,
      category,
      calls: (service ?? options)?.calls,
    }));
  const unsaid = createUnsaid(told, page.allowed, state.consentInputs);
  // An answer counts from the moment it is given, and what it does to services may have to be loaded first.
  state.onChange(unsaid);
  const { load, made, settled } = createServiceLoader(plans, page, isolated, loadPart, refused);

  return {
    load,
    get: (id) => made.get(id),
    isReady: (id) => settled.has(id) || !(plans.has(id) || readyMadeCategory(id)),
    isMissing: (id) => plans.has(id) && !made.has(id),
    addFromMarkup(id, category = readyMadeCategory(id)) {
      if (readyMadeCategory(id) && category && !plans.has(id)) plans.set(id, { id, category });
    },
    ...createSwitches(plans, made, page, isolated, unsaid),
  };
}
