export { createEndpoint, type Endpoint } from './endpoint';
export type { Connection } from './environment';
export { DamagedReceipt, type Export, exportReceipts } from './export/export-receipts';
export type { FormatName } from './export/formats';
export { loadSite, type Site } from './load-site';
export { noticesOf, type SiteFacts } from './notices-of';
export type { EndpointOptions } from './options';
export type { CookieOptions } from './renewed-cookie';
export { applyRetention, type Retention } from './retention';
export { memoryStore } from './stores/memory';
export { sqliteStore } from './stores/sqlite';
export { DatabaseRefused } from './stores/sqlite-migrations';
export {
  type Entry,
  MOST_NOTICES,
  type NoticeVerdict,
  type Store,
  type StoredReceipt,
  type Verdict,
} from './stores/store';
