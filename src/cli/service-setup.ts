import type { Tokens } from '../endpoint/index';
import type { Log } from './log';
import type { FailureLog } from './log-failure';
import type { Metrics } from './metrics';
import type { ConfiguredSite } from './site-config';

/** What `serve` was asked for. */
export interface Service {
  readonly host: string;
  readonly port: number;
  readonly metricsPort?: number;
  /** As it was named, for the log. */
  readonly db: string;
  readonly origins: readonly string[];
  readonly regionHeader?: readonly string[];
  readonly trustProxy: number;
  readonly rate: number;
  readonly adminToken: string | undefined;
  readonly tokens: Tokens;
  readonly sites: readonly ConfiguredSite[];
  /** Where pages find what it serves. */
  readonly base: string;
  /** In days. */
  readonly retention: number;
  /** In hours, 0 for never. */
  readonly verifyEvery: number;
  /** What the log has to hold, as its file says. */
  readonly head: string | undefined;
  readonly headFile?: string;
  readonly log: Log;
}

/** What all that it does has in common. */
export interface Tools {
  readonly metrics: Metrics;
  readonly fail: FailureLog;
  readonly closing: AbortSignal;
}
