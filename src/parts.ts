import type { BannerLocale, Locale } from './locales/locale';
import type { Definition } from './services/service';

/** What is loaded only when it is needed, by name. The one place where the core names the interface. */
export interface PartModules {
  desk: Pick<typeof import('./desk/desk'), 'openDesk'>;
  embeds: Pick<typeof import('./desk/placeholders'), 'createPlaceholders'>;
  office: Pick<typeof import('./office/office'), 'openOffice' | 'digest'>;
  sweep: Pick<typeof import('./gate/sweep'), 'sweep'>;
  check: Pick<typeof import('./config/check'), 'logProblems'>;
  /** What fetches, starts and stops services. */
  runner: Pick<typeof import('./services/runner'), 'createRunner'>;
  autoblock: Pick<typeof import('./gate/autoblock'), 'autoblock'>;
  /** A ready-made service, by id. */
  [service: `services/${string}`]: { readonly default: { readonly definition: Definition } };
  /** What the banner says, by language. */
  [banner: `locale-${string}`]: { readonly locale: BannerLocale };
  /** All texts, by language. */
  [texts: `texts-${string}`]: { readonly texts: Locale };
}

/** The script tag fetches parts from its own folder; a bundler splits them off. */
export type Load = <K extends keyof PartModules>(part: K) => Promise<PartModules[K]>;
