export { createEndpoint, type Endpoint } from './endpoint';
export type { Connection, Facts } from './environment';
export { DamagedReceipt, type Export, exportReceipts } from './export/export-receipts';
export type { FormatName } from './export/formats';
export { loadSite, type Site } from './load-site';
export type { Batch, EntryKind, LogEntry, LoggedBatch } from './log/batch';
export type { Finding } from './log/finding';
export { type CheckedProof, type CheckOptions, checkProof, type Proof, proofOf } from './log/proof';
export { createSigner, type Signer } from './log/signer';
export { type Verification, type VerifyOptions, verifyLog } from './log/verify';
export type { LogView, Totals } from './log/view';
export { moveReceipts } from './move';
export { noticesOf, type SiteFacts } from './notices-of';
export type { Answer } from './observe';
export type { EndpointOptions } from './options';
export type { CookieOptions } from './renewed-cookie';
export { applyRetention, type Retention } from './retention';
export { DatabaseRefused } from './stores/database-refused';
export { memoryStore } from './stores/memory';
export { type Moved, type MoveOptions, MoveRefused } from './stores/move-log';
export { isPostgres } from './stores/open-engine';
export { type PostgresOptions, postgresStore } from './stores/postgres';
export { type SqliteOptions, sqliteStore } from './stores/sqlite';
export {
  type Entry,
  type Filter,
  type LoggedReceipt,
  MOST_NOTICES,
  type NoticeVerdict,
  type Store,
  type StoredReceipt,
  type StoreOptions,
  type Tally,
  type Verdict,
} from './stores/store';
export { StoreUnavailable } from './stores/store-unavailable';
