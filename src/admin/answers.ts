import type { AskedCategory } from '../consent/categories';
import type { Action, Receipt } from '../receipts/receipt';

/** What a number of receipts have in common. */
export interface Group {
  readonly receipts: number;
  /** How many of them said yes to a category. */
  readonly granted: Readonly<Record<AskedCategory, number>>;
  readonly actions: Readonly<Record<Action, number>>;
}

type Groups = Readonly<Record<string, Group>>;

/** `GET /admin/stats`. The names of groups were written by visitors' browsers, and may be any text. */
export interface Figures {
  readonly total: Group;
  /** By day of receipt, in UTC, as `2026-11-24`; days without receipts are left out. */
  readonly days: Groups;
  /** By ISO 3166 code, `''` where it is unknown. */
  readonly regions: Groups;
  readonly languages: Groups;
  readonly policies: Groups;
  /** By hash, as `sha256-…`. */
  readonly notices: Groups;
}

/** A receipt, and what the endpoint knows of it. */
export interface FoundReceipt {
  readonly receipt: Receipt;
  /** ISO 8601, by the endpoint's clock. */
  readonly receivedAt: string;
  /** Its number in the log. */
  readonly sequence: number | null;
}

export interface Finding {
  readonly receiptId: string | null;
  readonly sequence: number | null;
  readonly batch: number | null;
  readonly receivedAt: string | null;
  readonly problem: string;
}

/** `GET /admin/verify` */
export interface Verification {
  readonly ok: boolean;
  readonly first: Finding | null;
  readonly head: string | null;
  readonly batches: number;
  readonly receipts: number;
  readonly erased: number;
  readonly purged: number;
  readonly signed: number;
}
