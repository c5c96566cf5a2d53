import type { ExportFormat } from './export-format';

/** One receipt a line, with every field as it was posted: the format for programs. */
export const ndjson: ExportFormat = {
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  begin: '',
  write: (receipt) => `${JSON.stringify(receipt)}\n`,
  between: '',
  end: '',
};
