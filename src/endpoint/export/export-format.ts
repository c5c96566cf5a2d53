import type { ExportedReceipt } from './exported-receipt';

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
