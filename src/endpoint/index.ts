export { createEndpoint, type Endpoint } from './endpoint';
export type { Connection, Facts } from './environment';
export { loadSite, type Site } from './load-site';
export { noticesOf, type SiteFacts } from './notices-of';
export type { Answer } from './observe';
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
