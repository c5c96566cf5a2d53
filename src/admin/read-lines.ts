import type { FoundReceipt } from './answers';

/** The receipts of an NDJSON export. A line may be a receipt with what the endpoint adds, or have it as a member. */
export function readLines(text: string): FoundReceipt[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { receivedAt, sequence = null, receipt, ...rest } = JSON.parse(line);
      return { receipt: receipt ?? rest, receivedAt, sequence };
    });
}
