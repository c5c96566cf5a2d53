/** Where the log is not what it was when it was written. */
export interface Finding {
  /** Of the receipt at fault, where it is still known. */
  readonly receiptId: string | null;
  /** Of the entry at fault; of its first entry, where a whole batch is. */
  readonly sequence: number | null;
  readonly batch: number | null;
  /** ISO 8601: when the endpoint received it, where that is still known. */
  readonly receivedAt: string | null;
  readonly problem: string;
}

/** Ends the verification: what comes after a fault cannot be judged. */
export class Found extends Error {
  constructor(readonly finding: Finding) {
    super(finding.problem);
  }
}
