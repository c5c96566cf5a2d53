/** A receipt as the store has it. */
export interface StoredReceipt {
  /** Canonical JSON of the receipt. */
  readonly body: string;
  /** By the endpoint's clock, in milliseconds since 1970. */
  readonly receivedAt: number;
}

/** A receipt with its place in the log. */
export interface LoggedReceipt extends StoredReceipt {
  /** Its number in the log: 1 is the first entry, and no number is ever given twice or left out. */
  readonly sequence: number;
}

/** Which receipts: those that fit every field that is given. */
export interface Filter {
  /** Received at this time or later, in milliseconds since 1970. */
  readonly from?: number | undefined;
  /** Received before this time, in milliseconds since 1970. */
  readonly to?: number | undefined;
  readonly origin?: string | undefined;
  readonly action?: string | undefined;
  /** `null` for receipts whose region is not known. */
  readonly region?: string | null | undefined;
  readonly language?: string | undefined;
  /** Version of the policy. */
  readonly policy?: string | undefined;
  readonly subject?: string | undefined;
}

/** How many receipts have all of this in common. */
export interface Tally {
  /** Of receipt by the endpoint, in UTC: `2026-11-24`. */
  readonly day: string;
  readonly origin: string;
  readonly action: string;
  readonly region: string | null;
  readonly language: string;
  readonly policy: string;
  /** Hash of the notice, as `sha256-…`. */
  readonly notice: string;
  readonly preferences: boolean;
  readonly analytics: boolean;
  readonly marketing: boolean;
  readonly count: number;
}
