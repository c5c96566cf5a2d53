import type { Stats } from '../endpoint/export/stats';
import type { Receipt } from '../receipts/receipt';

/*
 * What the endpoint answers to the page. The names of groups were written by visitors' browsers, and may be any text.
 */

export type { Group } from '../endpoint/export/stats';
export type { Finding } from '../endpoint/log/check-entries';
export type { Verification } from '../endpoint/log/verify';
export type { RetentionPlan } from '../endpoint/receipts/retention';

/** `GET /admin/stats`. The page itself knows for which days it asked. */
export type Figures = Stats;

/** `GET /admin/receipts/{receiptId}`: a receipt, and what the endpoint knows of it. */
export interface FoundReceipt {
  readonly receipt: Receipt;
  /** ISO 8601, by the endpoint's clock. */
  readonly receivedAt: string;
  /** Its number in the log. */
  readonly sequence: number | null;
}
