import type { Receipt } from '../../receipts/receipt';
import type { LoggedReceipt } from '../stores/found';

/** How receipts are written. Each stands by itself, so that any number of them can be written without holding them. */
export interface ExportFormat {
  readonly mediaType: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  /** Before the first receipt, also where there is none. */
  readonly begin: string;
  readonly write: (receipt: ExportedReceipt) => string;
  /** Between one receipt and the next. */
  readonly between: string;
  readonly end: string;
}

/** A receipt as posted, with what the endpoint knows of it. */
export interface ExportedReceipt extends Receipt {
  /** ISO 8601, UTC, by the endpoint's clock. */
  readonly receivedAt: string;
  /** Its number in the log. */
  readonly sequence: number;
}

/** @throws where the text in the store is not that of a receipt any more */
export function exportedReceipt({ body, receivedAt, sequence }: LoggedReceipt): ExportedReceipt {
  const receipt: Receipt = JSON.parse(body);
  if (typeof receipt?.receiptId !== 'string') throw new TypeError('not a receipt');
  return { ...receipt, receivedAt: new Date(receivedAt).toISOString(), sequence };
}
