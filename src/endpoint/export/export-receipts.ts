import { yieldToRequests } from '../runtime';
import type { Filter, LoggedReceipt, Store } from '../stores/store';
import { csv } from './csv';
import { type ExportFormat, exportedReceipt } from './format';
import { jsonld } from './jsonld';

/** One receipt a line, with every field as it was posted: the format for programs. */
const ndjson: ExportFormat = {
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  begin: '',
  write: (receipt) => `${JSON.stringify(receipt)}\n`,
  between: '',
  end: '',
};

export const FORMATS = { ndjson, csv, jsonld } satisfies Record<string, ExportFormat>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** Small, so that a post never waits long for a page. */
const PAGE_SIZE = 200; // receipts

export interface Export {
  readonly store: Store;
  /** `ndjson`, `csv` or `jsonld`. */
  readonly format: FormatName;
  /** Default: all receipts. */
  readonly filter?: Filter;
  /** How many receipts are held in memory at once. Default 200. */
  readonly pageSize?: number;
  /** Told after each page how many receipts were written so far. */
  readonly onProgress?: (receipts: number) => void;
}

/** A receipt in the store is not one any more. `npx assent verify` says what was done to it. */
export class DamagedReceipt extends Error {
  override readonly name = 'DamagedReceipt';

  constructor(
    readonly sequence: number,
    cause: unknown,
  ) {
    super(`entry ${sequence} of the log cannot be read as a receipt; npx assent verify says more`, { cause });
  }
}

/**
 * Writes the receipts that are in the store as this begins, a page at a time and only as fast as they are taken. Throws
 * where it cannot go on: what was written until then is not the whole, and must not be taken for it.
 *
 * @throws DamagedReceipt, or whatever the store rejects with
 */
export async function* exportReceipts(options: Export): AsyncGenerator<string, void, undefined> {
  const { store, filter = {}, pageSize = PAGE_SIZE, onProgress } = options;
  const format = FORMATS[options.format];
  // What comes in while this runs is not waited for: on a busy site that would never end.
  const last = await store.read(async (log) => (await log.tip()).sequence);
  let lead = format.begin;
  let written = 0;
  for (let after = 0; after < last; ) {
    const page = await store.page(after, pageSize, filter);
    const receipts = page.filter(({ sequence }) => sequence <= last);
    if (receipts.length === 0) break;
    yield lead + receipts.map((receipt) => write(receipt, format)).join(format.between);
    lead = format.between;
    after = (receipts.at(-1) as LoggedReceipt).sequence;
    written += receipts.length;
    onProgress?.(written);
    await yieldToRequests();
  }
  yield (written > 0 ? '' : lead) + format.end;
}

function write(receipt: LoggedReceipt, format: ExportFormat): string {
  try {
    return format.write(exportedReceipt(receipt));
  } catch (error) {
    throw new DamagedReceipt(receipt.sequence, error);
  }
}
