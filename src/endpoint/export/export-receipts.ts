import { yieldToRequests } from '../runtime';
import type { Filter, Store } from '../stores/store';
import { FORMATS, type FormatName, type PageAsked, writePage } from './export-page';

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

/**
 * Writes the receipts that are in the store as this begins, a page at a time and only as fast as they are taken. Throws
 * where it cannot go on: what was written until then is not the whole, and must not be taken for it.
 *
 * @throws DamagedReceipt, or whatever the store rejects with
 */
export async function* exportReceipts(options: Export): AsyncGenerator<string, void, undefined> {
  const { store, format, filter = {}, pageSize: limit = PAGE_SIZE, onProgress } = options;
  const { begin, between, end } = FORMATS[format];
  const source = { page: store.page, end: () => store.read(async (log) => (await log.tip()).sequence) };
  const pageOf = (asked: PageAsked) => store.exportPage?.(asked) ?? writePage(source, asked);
  let lead = begin;
  let written = 0;
  // What comes in while this runs is not waited for: on a busy site that would never end.
  let until: number | undefined;
  for (let after = 0; after < (until ?? Number.POSITIVE_INFINITY); ) {
    const page = await pageOf({ format, after, until, limit, filter });
    if (page.receipts === 0) break;
    yield lead + page.text;
    lead = between;
    ({ until, last: after } = page);
    written += page.receipts;
    onProgress?.(written);
    await yieldToRequests();
  }
  yield (written > 0 ? '' : lead) + end;
}
