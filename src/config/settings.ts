import { isOlder } from '../consent/versions';
import type { CommonOptions, Service } from '../services/contract';
import type { CustomServiceOptions } from '../services/custom';
import type { AssentConfig } from './config';
import type { Written } from './read-tag';

type Ui = NonNullable<AssentConfig['ui']>;

/** The config with its defaults, each value of its type, as everything inside reads it. See `AssentConfig` for what each means. */
export interface Settings {
  readonly site?: string | undefined;
  readonly policy: Required<AssentConfig['policy']>;
  /** As it was written: see `endpointOf`. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly regions?: AssentConfig['regions'];
  /** Any word but `general` says that everybody counts as under age who is not known to be old enough. */
  readonly audience?: AssentConfig['audience'];
  /** Any word but `open` says that yes is the visitor's alone to say. */
  readonly api?: AssentConfig['api'];
  /** As it was written: an attribute without a value is a yes. */
  readonly debug?: unknown;
  /** As it was written: whatever it says, it reports, and no more. */
  readonly guard?: unknown;
  /** As it was written. */
  readonly adopt?: AssentConfig['adopt'];
  /** By id, or as values. */
  readonly services: readonly Service[] | Readonly<Record<string, CommonOptions | CustomServiceOptions>>;
  readonly cookie: {
    readonly name: string;
    /** `''`: this host alone. */
    readonly domain: string;
    readonly path: string;
  };
  /** How many days a decision holds. */
  readonly days: number;
  readonly autoblock: boolean;
  readonly ui: Omit<Ui, 'theme' | 'reopen'> &
    Required<Pick<Ui, 'language'>> & {
      /** Its corner is as it was written. */
      readonly reopen: boolean;
      /** `''`: the browser's. */
      readonly theme: 'light' | 'dark' | '';
    };
  /** As the site wrote it. */
  readonly written: Written;
}

export const DEFAULT_DAYS = 182;
const LONGEST_DAYS = 400;

const SCHEMES: readonly Settings['ui']['theme'][] = ['light', 'dark'];

/** An attribute is always text. What is neither yes nor no is a mistake: it blocks, and shows the way back. */
const isOn = (value: unknown) => value !== false && value !== 'false';

/**
 * Config → settings, on every page: defaults applied once, every mistake read as the closed one of its values. Says
 * nothing; `checkConfig` is the one place that names mistakes. Throws for one thing alone, an object with a `toString` of its
 * own in the place of a text: nothing starts then.
 *
 * @returns `undefined` where there is no policy to consent under: nothing is asked then, and nothing opens
 */
export function readSettings(written: Written): Settings | undefined {
  const { config } = written;
  const { policy, services, cookie, autoblock = false, ui } = config;
  if (!policy?.url || !policy.version) return undefined;
  const version = `${policy.version}`;
  const renewSince = `${policy.renewSince ?? version}`;
  const days = Number(cookie?.days);
  return Object.freeze({
    region: 'auto',
    ...config,
    // Newer than the policy itself, it would ask again after every answer.
    policy: { ...policy, version, renewSince: isOlder(version, renewSince) ? version : renewSince },
    services: Object(services),
    cookie: { name: 'assent', domain: '', path: '/', ...cookie },
    days: days >= 1 && days <= LONGEST_DAYS ? days : DEFAULT_DAYS,
    autoblock: isOn(autoblock),
    ui: {
      ...ui,
      theme: SCHEMES.find((scheme) => scheme === ui?.theme) ?? '',
      language: `${ui?.language}`,
      reopen: isOn(ui?.reopen),
    },
    written,
  });
}
