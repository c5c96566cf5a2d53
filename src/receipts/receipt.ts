import type { Category } from '../consent/categories';
import type { Regime } from '../consent/regimes';

export const RECEIPT_SCHEMA = 'assent-receipt/1';

/**
 * How the visitor decided. `adopt`: by the answer that a former consent manager left. `record`: it decides nothing here, and is a
 * consent beyond cookies. `erase` exists in the endpoint's log alone.
 */
export const ACTIONS = ['accept-all', 'reject-all', 'choose', 'withdraw', 'signal', 'adopt', 'record'] as const;
/** Where the visitor decided. */
export const METHODS = ['banner', 'preferences', 'placeholder', 'api', 'signal'] as const;

/** What said where the visitor is. `time-zone`: it made the answer of another one stricter. `default`: nobody knew. */
export const REGION_SOURCES = ['setting', 'page', 'endpoint', 'time-zone', 'default'] as const;

export type Action = (typeof ACTIONS)[number];
export type Method = (typeof METHODS)[number];
export type RegionSource = (typeof REGION_SOURCES)[number];

/** A consent beyond cookies, such as to marketing e-mail. */
export interface RecordFacts {
  /** What for, in the site's own word: `newsletter`. */
  purpose: string;
  /** Whether it was given, or taken back. */
  granted: boolean;
  /** `sha256-` and base64url(SHA-256 of what the visitor was shown, UTF-8). The notice has the text itself. */
  text: string;
}

/** Where an adopted answer came from. */
export interface AdoptedFacts {
  /** The former consent manager, by the name that the settings have for it. */
  from: string;
  /** ISO 8601: when it was given there. Absent where that was not kept. */
  at?: string;
}

/** The consent receipt: what was decided, when, and on which notice. The wire format of the endpoint. */
export interface Receipt {
  schema: typeof RECEIPT_SCHEMA;
  /** UUID, the key under which the endpoint stores it exactly once. */
  receiptId: string;
  /** base64url(SHA-256(secret)): names the visitor without being able to act for them. */
  subjectId: string;
  /** ISO 8601, UTC, by the visitor's clock. */
  issuedAt: string;
  /** Origin of the page, e.g. `https://klouttrack.com`. */
  origin: string;
  action: Action;
  method: Method;
  categories: Record<Category, boolean>;
  services: Record<string, boolean>;
  policy: { url: string; version: string };
  notice: {
    hash: string;
    language: string;
    regime: Regime;
    region: string | null;
    /** Absent where this browser does not know any more. */
    regionSource?: RegionSource;
  };
  signals: { gpc: boolean };
  /** ISO 8601: when the decision is asked again. `null` of what is never: a consent beyond cookies. */
  expiresAt: string | null;
  /** The receipt of this visitor before this one; of a consent beyond cookies the one before it of the same purpose. */
  previous: string | null;
  /** With the action `record` alone. Its categories are as they stood: it changes none. */
  record?: RecordFacts;
  /** With the action `adopt` alone. */
  adopted?: AdoptedFacts;
  /** Version of Assent. */
  sdk: string;
}
