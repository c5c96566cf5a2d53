import type { Filter, LoggedReceipt } from '../stores/found';
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

/** Of an export: the next receipts after a place in the log. */
export interface PageAsked {
  readonly format: FormatName;
  readonly after: number;
  /** None behind this place. Default: where the log ends now. */
  readonly until?: number | undefined;
  readonly limit: number;
  readonly filter: Filter;
}

export interface ExportPage {
  /** The receipts as they are written, without what stands around them. */
  readonly text: string;
  /** How many they are. */
  readonly receipts: number;
  /** Place of the last of them. */
  readonly last: number;
  readonly until: number;
}

/** Where pages come from. */
interface Source {
  /** See Store. */
  page(after: number, limit: number, filter: Filter): Promise<LoggedReceipt[]>;
  /** Place of the newest entry of the log. */
  end(): Promise<number>;
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

/** Takes time for each receipt, where a post would wait. @throws DamagedReceipt */
export async function writePage(source: Source, asked: PageAsked): Promise<ExportPage> {
  const format = FORMATS[asked.format];
  const until = asked.until ?? (await source.end());
  const page = await source.page(asked.after, asked.limit, asked.filter);
  const receipts = page.filter(({ sequence }) => sequence <= until);
  const text = receipts.map((receipt) => write(receipt, format)).join(format.between);
  return { text, receipts: receipts.length, last: receipts.at(-1)?.sequence ?? asked.after, until };
}

function write(receipt: LoggedReceipt, format: ExportFormat): string {
  try {
    return format.write(exportedReceipt(receipt));
  } catch (error) {
    throw new DamagedReceipt(receipt.sequence, error);
  }
}
