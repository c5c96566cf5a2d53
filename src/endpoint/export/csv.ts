import { csvCell } from './csv-cell';
import type { ExportFormat } from './export-format';
import type { ExportedReceipt } from './exported-receipt';

/** The columns, in their order. What is empty in a receipt, or `null`, is an empty cell. */
const COLUMNS: Readonly<Record<string, (receipt: ExportedReceipt) => string | number | boolean | null>> = {
  sequence: ({ sequence }) => sequence,
  receivedAt: ({ receivedAt }) => receivedAt,
  receiptId: ({ receiptId }) => receiptId,
  subjectId: ({ subjectId }) => subjectId,
  issuedAt: ({ issuedAt }) => issuedAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  origin: ({ origin }) => origin,
  action: ({ action }) => action,
  method: ({ method }) => method,
  necessary: ({ categories }) => categories.necessary,
  preferences: ({ categories }) => categories.preferences,
  analytics: ({ categories }) => categories.analytics,
  marketing: ({ categories }) => categories.marketing,
  services: ({ services }) => serviceList(services),
  policyUrl: ({ policy }) => policy.url,
  policyVersion: ({ policy }) => policy.version,
  noticeHash: ({ notice }) => notice.hash,
  noticeLanguage: ({ notice }) => notice.language,
  regime: ({ notice }) => notice.regime,
  region: ({ notice }) => notice.region,
  gpc: ({ signals }) => signals.gpc,
  previous: ({ previous }) => previous,
  schema: ({ schema }) => schema,
  sdk: ({ sdk }) => sdk,
};

/** Excel takes a file for one of the machine's old code page, and shows Arabic as nonsense, unless it begins with this. */
const BYTE_ORDER_MARK = '\ufeff';
const END_OF_LINE = '\r\n';

/** One receipt a row (RFC 4180, UTF-8): the format for spreadsheets, which cannot run anything of it. */
export const csv: ExportFormat = {
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  begin: `${BYTE_ORDER_MARK}${Object.keys(COLUMNS).join()}${END_OF_LINE}`,
  write: (receipt) =>
    `${Object.values(COLUMNS)
      .map((read) => csvCell(read(receipt) ?? ''))
      .join()}${END_OF_LINE}`,
  between: '',
  end: '',
};

/** `google-analytics=yes meta-pixel=no`. What would be taken for a separator in an id is percent-encoded. */
function serviceList(services: Readonly<Record<string, boolean>>): string {
  return Object.entries(services)
    .map(([id, granted]) => `${id.replace(/[%=;\s]/gu, encodeURIComponent)}=${granted ? 'yes' : 'no'}`)
    .join(' ');
}
