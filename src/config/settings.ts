import type { AssentConfig } from './config';

/** The config with its defaults, as everything inside reads it. See `AssentConfig` for what each means. */
export interface Settings extends Omit<AssentConfig, 'services' | 'policy' | 'ui' | 'autoblock'> {
  readonly policy: Required<AssentConfig['policy']>;
  readonly ui: NonNullable<AssentConfig['ui']>;
  /** By id, or as values. */
  readonly services: object;
  /** Cookie domain; `''`: this host alone. */
  readonly domain: string;
  /** How many days a decision holds. */
  readonly days: number;
  readonly minor: boolean;
  readonly autoblock: boolean;
  /** As the site wrote it. */
  readonly config: AssentConfig;
}

const DEFAULT_DAYS = 182;
const LONGEST_DAYS = 400;

/**
 * Config → settings, on every page: defaults applied once, every mistake read as the closed one of its values. Never
 * throws and says nothing; `checkConfig` is the one place that names mistakes.
 *
 * @returns `undefined` where there is no policy to consent under: nothing is asked then, and nothing opens
 */
export function readSettings(config: AssentConfig): Settings | undefined {
  const { policy, cookie, ui, services = {}, audience = 'general', autoblock = false } = config;
  const days = Number(cookie?.days);
  return policy?.url && policy.version
    ? Object.freeze({
        ...config,
        config,
        policy: { renewSince: policy.version, ...policy },
        ui: { ...ui },
        services: Object(services),
        domain: cookie?.domain || '',
        days: days >= 1 && days <= LONGEST_DAYS ? days : DEFAULT_DAYS,
        minor: audience !== 'general',
        autoblock: `${autoblock}` !== 'false',
      })
    : undefined;
}
