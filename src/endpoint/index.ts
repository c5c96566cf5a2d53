export type { Encoding, SiteFile } from '../site/file';
export { createEndpoint, type Endpoint } from './endpoint';
export { DamagedReceipt, type ExportPage, type FormatName, type PageAsked } from './export/export-page';
export { type Export, exportReceipts } from './export/export-receipts';
export type { Group, Stats } from './export/stats';
export type { Answer, Connection, Facts } from './http/context';
export type { Role, Tokens } from './http/tokens';
export type { Batch, EntryKind, LogEntry, LoggedBatch, LogView, Totals } from './log/batch';
export type { Finding } from './log/check-entries';
export { type CheckedProof, type CheckOptions, checkProof, type Proof, proofOf } from './log/proof';
export { createSigner, type Signer } from './log/signer';
export { type Verification, type VerifyOptions, verifyLog } from './log/verify';
export type { EndpointOptions } from './options';
export type { CookieOptions } from './receipts/cookie';
export { applyRetention, planRetention, type Retention, RetentionHeld, type RetentionPlan } from './receipts/retention';
export { loadSite, noticesOf, type Site, type SiteFacts } from './receipts/site';
export { DatabaseRefused, FormerKeyRefused, KeyRefused, StoreUnavailable } from './stores/errors';
export { memoryStore } from './stores/memory';
export { isPostgres, moveReceipts } from './stores/open';
export { type PostgresOptions, postgresStore } from './stores/postgres/engine';
export { MOST_NOTICES, MOST_NOTICES_NAMED, MOST_OF_NAMING, NAMING_LOOKED_AT, NOTICES_BYTES } from './stores/rules';
export { type Moved, type MoveOptions, MoveRefused } from './stores/sql/move-log';
export { type SqliteOptions, sqliteStore } from './stores/sqlite/engine';
export type {
  Due,
  Entry,
  Filter,
  LoggedReceipt,
  NoticeVerdict,
  Store,
  StoredReceipt,
  StoreOptions,
  Tally,
  Verdict,
} from './stores/store';
