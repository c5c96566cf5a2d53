import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { KnownService } from '../../audit/known-services';
import type { Controls } from '../../audit/managers';
import type { Observation, Unreached } from '../../audit/observation';
import type { Regime } from '../../consent/regimes';
import type { Waits } from './quiet';

/** What all journeys of an audit have in common. */
export interface VisitOptions {
  readonly browser: Browser;
  readonly context?: BrowserContextOptions;
  readonly waits: Waits;
  readonly services: readonly KnownService[];
  /** Buttons of the page, where they were given; without `accept` and `reject` they go before the recognised manager's. */
  readonly controls?: Partial<Controls>;
  /** Default: what Assent on the page says, else `opt-in`. */
  readonly regime?: Regime;
  /** Signs in, before the page is looked at. */
  readonly login?: (tools: { page: Page; context: BrowserContext; url: string }) => unknown;
  /** Whether pictures are taken. */
  readonly pictures: boolean;
}

/** What a journey has brought. */
export interface Journal {
  readonly manager?: string;
  readonly observations: readonly Observation[];
  readonly unreached: readonly Unreached[];
  readonly notes: readonly string[];
}
