interface SiteFile {
    readonly text: string;
    readonly isHashed: boolean;
    readonly integrity: string;
    readonly compressed?: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>;
}
declare const ENCODINGS: readonly [
    "br",
    "gzip"
];
type Encoding = (typeof ENCODINGS)[number];
declare const ASKED: readonly [
    "preferences",
    "analytics",
    "marketing"
];
declare const CATEGORIES: readonly [
    "necessary",
    "preferences",
    "analytics",
    "marketing"
];
type AskedCategory = (typeof ASKED)[number];
type Category = (typeof CATEGORIES)[number];
declare const REGIMES: readonly [
    "opt-in",
    "opt-out",
    "notice"
];
type Regime = (typeof REGIMES)[number];
declare const RECEIPT_SCHEMA = "assent-receipt/1";
declare const ACTIONS: readonly [
    "accept-all",
    "reject-all",
    "choose",
    "withdraw",
    "signal",
    "adopt",
    "record"
];
declare const METHODS: readonly [
    "banner",
    "preferences",
    "placeholder",
    "api",
    "signal"
];
declare const REGION_SOURCES: readonly [
    "setting",
    "page",
    "endpoint",
    "time-zone",
    "default"
];
type Action = (typeof ACTIONS)[number];
type Method = (typeof METHODS)[number];
type RegionSource = (typeof REGION_SOURCES)[number];
interface RecordFacts {
    purpose: string;
    granted: boolean;
    text: string;
}
interface AdoptedFacts {
    from: string;
    at?: string;
}
interface Receipt {
    schema: typeof RECEIPT_SCHEMA;
    receiptId: string;
    subjectId: string;
    issuedAt: string;
    origin: string;
    action: Action;
    method: Method;
    categories: Record<Category, boolean>;
    services: Record<string, boolean>;
    policy: {
        url: string;
        version: string;
    };
    notice: {
        hash: string;
        language: string;
        regime: Regime;
        region: string | null;
        regionSource?: RegionSource;
    };
    signals: {
        gpc: boolean;
    };
    expiresAt: string | null;
    previous: string | null;
    record?: RecordFacts;
    adopted?: AdoptedFacts;
    sdk: string;
}
interface StoredReceipt {
    readonly body: string;
    readonly receivedAt: number;
}
interface LoggedReceipt extends StoredReceipt {
    readonly sequence: number;
}
interface Filter {
    readonly from?: number | undefined;
    readonly to?: number | undefined;
    readonly origin?: string | undefined;
    readonly action?: string | undefined;
    readonly region?: string | null | undefined;
    readonly language?: string | undefined;
    readonly policy?: string | undefined;
    readonly subject?: string | undefined;
}
interface Tally {
    readonly day: string;
    readonly origin: string;
    readonly action: string;
    readonly region: string | null;
    readonly language: string;
    readonly policy: string;
    readonly notice: string;
    readonly preferences: boolean;
    readonly analytics: boolean;
    readonly marketing: boolean;
    readonly count: number;
}
interface ExportFormat {
    readonly mediaType: string;
    readonly extension: string;
    readonly begin: string;
    readonly write: (receipt: ExportedReceipt) => string;
    readonly between: string;
    readonly end: string;
}
interface ExportedReceipt extends Receipt {
    readonly receivedAt: string;
    readonly sequence: number;
}
declare const FORMATS: {
    ndjson: ExportFormat;
    csv: ExportFormat;
    jsonld: ExportFormat;
};
type FormatName = keyof typeof FORMATS;
interface PageAsked {
    readonly format: FormatName;
    readonly after: number;
    readonly until?: number | undefined;
    readonly limit: number;
    readonly filter: Filter;
}
interface ExportPage {
    readonly text: string;
    readonly receipts: number;
    readonly last: number;
    readonly until: number;
}
declare class DamagedReceipt extends Error {
    readonly sequence: number;
    readonly name = "DamagedReceipt";
    constructor(sequence: number, cause: unknown);
}
interface Group {
    receipts: number;
    readonly granted: Record<AskedCategory, number>;
    readonly actions: Record<Action, number>;
}
type Groups = Readonly<Record<string, Readonly<Group>>>;
interface Stats {
    readonly total: Readonly<Group>;
    readonly days: Groups;
    readonly origins: Groups;
    readonly regions: Groups;
    readonly languages: Groups;
    readonly policies: Groups;
    readonly notices: Groups;
}
type EntryKind = "receipt" | "erase" | "purge" | "notice" | "key";
interface Batch {
    readonly batch: number;
    readonly first: number;
    readonly count: number;
    readonly receivedAt: number;
    readonly root: string;
    readonly head: string;
    readonly signature: string | null;
}
interface LogEntry {
    readonly sequence: number;
    readonly kind: EntryKind;
    readonly leaf: string;
    readonly salt: string | null;
    readonly body: string | null;
    readonly mismatches: readonly string[];
}
interface LoggedBatch extends Batch {
    readonly kept: number;
    readonly entries: readonly LogEntry[];
}
interface Tip {
    readonly batch: number;
    readonly sequence: number;
}
interface Totals {
    readonly tips: number;
    readonly batches: number;
    readonly entries: number;
    readonly receiptIds: number;
    readonly erasures: number;
    readonly notices: number;
}
interface LogView {
    readonly genesis: string;
    tip(): Promise<Tip & {
        readonly head: string;
    }>;
    totals(): Promise<Totals>;
    batches(after: number, limit: number): Promise<LoggedBatch[]>;
    batch(number: number): Promise<Batch | undefined>;
    events(after: number, limit: number): Promise<Pick<LogEntry, "sequence" | "kind" | "body">[]>;
    batchOf(sequence: number): Promise<LoggedBatch | undefined>;
}
interface Finding {
    readonly receiptId: string | null;
    readonly sequence: number | null;
    readonly batch: number | null;
    readonly receivedAt: string | null;
    readonly problem: string;
}
interface VerifyOptions {
    readonly head?: string | undefined;
    readonly publicKey?: string | undefined;
    readonly onProgress?: ((done: number, of: number) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
}
interface Verification {
    readonly ok: boolean;
    readonly first: Finding | null;
    readonly head: string | null;
    readonly batches: number;
    readonly receipts: number;
    readonly erased: number;
    readonly purged: number;
    readonly signed: number;
    readonly publicKey?: string;
}
interface Entry {
    readonly receipt: Receipt;
    readonly body: string;
}
type Verdict = "stored" | "known" | "altered" | "erased" | "excess";
type NoticeVerdict = "kept" | "unnamed" | "full";
interface StoreOptions {
    readonly durability?: "full" | "off";
    readonly signingKey?: string | undefined;
    readonly formerSigningKey?: string | undefined;
    readonly mostQueued?: number;
}
interface Due {
    readonly receipts: number;
    readonly of: number;
    readonly silence: number;
    readonly newest: number | null;
}
interface Store {
    append(entries: readonly Entry[], receivedAt: number, mostADay?: number): Promise<Verdict[]>;
    receiptsOf(subjectId: string, after?: number, limit?: number): Promise<LoggedReceipt[]>;
    receipt(receiptId: string): Promise<LoggedReceipt | undefined>;
    page(after: number, limit: number, filter?: Filter): Promise<LoggedReceipt[]>;
    tally(filter?: Filter): Promise<Tally[]>;
    read<T>(work: (log: LogView) => Promise<T>): Promise<T>;
    erase(subjectId: string, erasedAt: number): Promise<void>;
    due(before: number, now: number, uncounted?: number): Promise<Due>;
    purge(before: number, limit: number, purgedAt: number): Promise<number>;
    forgetUnseen(limit: number, at: number): Promise<number>;
    scrub(rewrite?: boolean): Promise<number>;
    notice(hash: string): Promise<string | undefined>;
    missingNotices(hashes: readonly string[]): Promise<string[]>;
    keepNotice(hash: string, body: string, keptAt: number, isConfigured?: boolean): Promise<NoticeVerdict>;
    removeNotice(hash: string, removedAt: number): Promise<boolean>;
    load?(): {
        readonly queued: number;
        readonly limit: number;
    };
    verify?(options?: VerifyOptions): Promise<Verification>;
    exportPage?(asked: PageAsked): Promise<ExportPage>;
    stats?(filter: Filter): Promise<Stats>;
    check(): Promise<void>;
    close(): Promise<void>;
}
interface Connection {
    readonly address?: string | undefined;
}
type ReceiptCounts = Readonly<Partial<Record<Verdict | "refused", number>>>;
interface Facts {
    readonly receipts?: ReceiptCounts;
    readonly deleted?: number;
}
interface Answer extends Facts {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
}
interface Labels {
    readonly reopen: string;
    readonly choices: string;
}
interface BannerLocale extends Labels {
    readonly code: string;
    readonly direction: "ltr" | "rtl";
    readonly list: (words: readonly string[]) => string;
    readonly title: string;
    readonly body: (site: string, purposes: string, services: number) => string;
    readonly newBody: (site: string, names: string) => string;
    readonly acceptAll: string;
    readonly rejectAll: string;
    readonly customise: string;
    readonly policyLink: string;
    readonly purposes: Readonly<Record<"preferences" | "analytics" | "marketing", string>>;
}
interface AgeLocale {
    readonly ageTitle: string;
    readonly ageBody: (years: number) => string;
    readonly ageLabel: string;
    readonly ageError: string;
    readonly ageContinue: string;
}
interface Locale extends BannerLocale {
    readonly policyNote: (version: string) => string;
    readonly dismiss: string;
    readonly signalNote: string;
    readonly preferencesTitle: string;
    readonly preferencesBody: string;
    readonly save: string;
    readonly close: string;
    readonly saved: string;
    readonly notStored: string;
    readonly unchanged: string;
    readonly losesInput: string;
    readonly alwaysOn: string;
    readonly categories: Readonly<Record<"necessary" | "preferences" | "analytics" | "marketing", CategoryTexts>>;
    readonly services: string;
    readonly search: string;
    readonly found: string;
    readonly details: string;
    readonly provider: string;
    readonly providerPolicy: string;
    readonly stores: string;
    readonly retention: string;
    readonly thirdParty: string;
    readonly elsewhere: string;
    readonly unknownService: (key: string) => string;
    readonly left: (names: string) => string;
    readonly receipts: string;
    readonly subject: string;
    readonly noReceipts: string;
    readonly receiptStored: string;
    readonly receiptWaiting: string;
    readonly actions: Readonly<Record<"accept-all" | "reject-all" | "choose" | "withdraw" | "signal", string>>;
    readonly allowed: string;
    readonly allowedNothing: string;
    readonly download: string;
    readonly proof: string;
    readonly erase: string;
    readonly eraseConfirm: string;
    readonly eraseNow: string;
    readonly cancel: string;
    readonly erased: string;
    readonly failed: string;
    readonly embed: (service: string, provider: string) => string;
    readonly loadOnce: string;
    readonly alwaysAllow: string;
    readonly openSource: string;
}
interface CategoryTexts {
    readonly title: string;
    readonly text: string;
}
type TextOverrides = Partial<Record<TextName, string>>;
type TextName = {
    [K in keyof Locale]: Locale[K] extends string | ((...facts: never[]) => string) ? K : never;
}[Exclude<keyof Locale, "code" | "direction" | "list" | "categories" | "purposes" | "actions">] | keyof AgeLocale;
declare const NOTICE_SCHEMA = "assent-notice/1";
interface Notice {
    schema: typeof NOTICE_SCHEMA;
    surface: "banner" | "preferences" | "placeholder" | "site";
    site: string;
    language: string;
    direction: "ltr" | "rtl";
    regime: Regime;
    policy: {
        url: string;
        version: string;
    };
    layout: string;
    position: string;
    texts: Record<string, string>;
    buttons: string[];
    asked: string[];
    signal?: true;
    categories: NoticeCategory[];
}
interface NoticeCategory {
    name: Category;
    title: string;
    text?: string;
    default: boolean;
    services: NoticeService[];
}
interface NoticeService {
    id: string;
    default: boolean;
    name?: string;
    provider?: string;
    privacyUrl?: string;
    stores?: string[];
    retention?: string;
    thirdParty?: string[];
    elsewhere?: string[];
}
interface ServiceFacts {
    readonly id: string;
    readonly category: Category;
    readonly name: string;
    readonly provider?: string | undefined;
    readonly privacyUrl?: string | undefined;
    readonly cookies?: readonly string[] | undefined;
    readonly storage?: readonly string[] | undefined;
    readonly databases?: readonly string[] | undefined;
    readonly retention?: string | undefined;
    readonly thirdParty?: readonly string[] | undefined;
    readonly pages?: readonly (readonly [
        embed: RegExp,
        page: string
    ])[] | undefined;
    readonly saleOrShare?: boolean | undefined;
}
interface NoticeFacts {
    readonly site: string;
    readonly policy: {
        readonly url: string;
        readonly version: string;
    };
    readonly regime: Regime;
    readonly layout: string;
    readonly position: string;
    readonly isSignalHonoured?: boolean | undefined;
    readonly overrides?: TextOverrides | undefined;
    readonly names: ReadonlyMap<string, Category>;
    readonly asked: readonly string[];
    readonly elsewhere?: ReadonlyMap<string, readonly Category[]> | undefined;
    readonly startsOn: (name: string) => boolean;
}
declare const ROLES: readonly [
    "admin",
    "read",
    "erase",
    "metrics"
];
type Role = (typeof ROLES)[number];
type Tokens = Readonly<Partial<Record<Role, readonly string[]>>>;
interface CookieOptions {
    readonly days?: number;
    readonly domain?: string;
    readonly path?: string;
}
interface EndpointOptions {
    readonly store: Store;
    readonly origins: readonly string[];
    readonly notices?: Iterable<Notice>;
    readonly regionHeaders?: readonly string[];
    readonly trustProxy?: number;
    readonly rate?: number;
    readonly base?: string;
    readonly adminToken?: string | undefined;
    readonly tokens?: Tokens;
    readonly retentionDays?: number;
    readonly cookie?: CookieOptions | ((origin: string) => CookieOptions);
    readonly files?: ReadonlyMap<string, SiteFile>;
    readonly now?: () => number;
    readonly onError?: (error: unknown) => void;
    readonly onAnswer?: (answer: Answer) => void;
    readonly closing?: AbortSignal;
}
type Endpoint = (request: Request, connection?: Connection) => Promise<Response>;
declare function createEndpoint(options: EndpointOptions): Endpoint;
interface Export {
    readonly store: Store;
    readonly format: FormatName;
    readonly filter?: Filter;
    readonly pageSize?: number;
    readonly onProgress?: (receipts: number) => void;
}
declare function exportReceipts(options: Export): AsyncGenerator<string, void, undefined>;
type Sealed = Pick<Batch, "batch" | "first" | "count" | "receivedAt" | "root">;
interface Step {
    readonly side: "left" | "right";
    readonly hash: string;
}
declare const PROOF_SCHEMA = "assent-proof/1";
interface Link extends Sealed {
    readonly previous: string;
    readonly linked: string;
}
interface Proof {
    readonly schema: typeof PROOF_SCHEMA;
    readonly body: string;
    readonly sequence: number;
    readonly salt: string;
    readonly path: readonly Step[];
    readonly chain: readonly Link[];
    readonly head: string;
    readonly signature: string | null;
}
interface CheckOptions {
    readonly head?: string | undefined;
    readonly publicKey?: string | undefined;
}
interface CheckedProof {
    readonly ok: boolean;
    readonly problem: string | null;
    readonly receipt: Receipt | null;
    readonly receivedAt: string | null;
    readonly head: string | null;
}
declare function proofOf(store: Store, receiptId: string, subjectId?: string): Promise<Proof | undefined>;
declare function checkProof(proof: unknown, { head, publicKey }?: CheckOptions): CheckedProof;
interface Signer {
    readonly publicKey: string;
    sign(head: string): string;
    vouch(publicKey: string): string;
}
declare function createSigner(pem: string): Signer;
declare function verifyLog(store: Pick<Store, "read" | "verify">, options?: VerifyOptions): Promise<Verification>;
interface Retention {
    readonly store: Store;
    readonly days: number;
    readonly now?: () => number;
    readonly signal?: AbortSignal | undefined;
    readonly confirmed?: boolean;
}
interface RetentionPlan {
    readonly due: number;
    readonly of: number;
    readonly held: string | null;
}
declare class RetentionHeld extends Error {
    readonly plan: RetentionPlan;
    readonly name = "RetentionHeld";
    constructor(plan: RetentionPlan);
}
declare function planRetention({ store, days, now }: Retention, uncounted?: number): Promise<RetentionPlan>;
declare function applyRetention(options: Retention): Promise<number>;
interface SiteFacts {
    readonly site: string;
    readonly policy: NoticeFacts["policy"];
    readonly ui: {
        readonly layout?: string | undefined;
        readonly position?: string | undefined;
        readonly texts?: Readonly<Record<string, NoticeFacts["overrides"]>> | undefined;
    };
    readonly services: readonly ServiceFacts[];
}
declare function noticesOf(site: SiteFacts, locales: Iterable<Locale>): Notice[];
interface Site {
    readonly notices: readonly Notice[];
    readonly cookie: CookieOptions;
    readonly problems: readonly string[];
}
declare function loadSite(config: unknown, origins: readonly string[]): Promise<Site>;
declare const REASONS: {
    readonly overloaded: "more receipts wait than can be kept waiting; the senders try again";
    readonly full: "the disk is full; make room, and it goes on by itself";
    readonly "read-only": "the database cannot be written; make its file, its folder or its disk writable";
    readonly locked: "another process holds the lock on the database, a backup for example; it goes on once that is over";
    readonly corrupt: "the database is damaged; stop the endpoint, keep the files as they are, and restore a backup";
    readonly "i/o": "the disk failed to read or write; look at the system log";
    readonly unreachable: "the database server does not answer; it goes on once it does";
    readonly stopped: "a thread of the database has stopped; it is started again after a pause, or when it is needed next";
    readonly conflict: "other instances wrote at the same time, again and again; the senders try again";
};
type Reason = keyof typeof REASONS;
type ReasonsByCode = Readonly<Partial<Record<Reason, RegExp>>>;
declare class StoreUnavailable extends Error {
    readonly reason: Reason;
    readonly code?: string | undefined;
    readonly name = "StoreUnavailable";
    constructor(reason: Reason, code?: string | undefined);
    static of({ code }: {
        readonly code?: string;
    }, reasons: ReasonsByCode): StoreUnavailable | undefined;
}
declare class DatabaseRefused extends Error {
    readonly name = "DatabaseRefused";
    static newer(version: number, known: number): DatabaseRefused;
    static older(version: number, known: number): DatabaseRefused;
    static foreign(fix: string): DatabaseRefused;
    static withoutDriver(driver: string, command: string, part?: string): DatabaseRefused;
    static unable(code: string): DatabaseRefused;
    static damaged(what: string): DatabaseRefused;
}
declare class FormerKeyRefused extends DatabaseRefused {
    constructor();
}
declare class KeyRefused extends DatabaseRefused {
    readonly path: string;
    constructor(path: string, problem: string);
}
declare function memoryStore({ signingKey }?: Pick<StoreOptions, "signingKey">): Store;
interface MoveOptions {
    readonly onProgress?: ((done: number, of: number) => void) | undefined;
}
interface Moved {
    readonly copied: number;
    readonly verification: Verification;
}
declare class MoveRefused extends Error {
    readonly name = "MoveRefused";
}
declare function isPostgres(database: string): boolean;
interface MoveKeys {
    readonly fromEncryptionKey?: string | undefined;
    readonly toEncryptionKey?: string | undefined;
}
declare function moveReceipts(from: string, to: string, options?: MoveOptions & MoveKeys): Promise<Moved>;
interface PostgresOptions extends StoreOptions {
    readonly connections?: number;
    readonly readOnly?: boolean;
}
declare function postgresStore(url: string, options?: PostgresOptions): Promise<Store>;
declare const MOST_NOTICES = 1000;
declare const NOTICES_BYTES: number;
declare const MOST_NOTICES_NAMED = 50;
declare const MOST_OF_NAMING = 500;
declare const NAMING_LOOKED_AT = 20;
interface SqliteOptions extends StoreOptions {
    readonly readOnly?: boolean;
    readonly encryptionKey?: string | undefined;
}
declare function sqliteStore(path: string, options?: SqliteOptions): Promise<Store>;
export { DamagedReceipt, DatabaseRefused, FormerKeyRefused, KeyRefused, MOST_NOTICES, MOST_NOTICES_NAMED, MOST_OF_NAMING, MoveRefused, NAMING_LOOKED_AT, NOTICES_BYTES, RetentionHeld, StoreUnavailable, applyRetention, checkProof, createEndpoint, createSigner, exportReceipts, isPostgres, loadSite, memoryStore, moveReceipts, noticesOf, planRetention, postgresStore, proofOf, sqliteStore, verifyLog };
export type { Answer, Batch, CheckOptions, CheckedProof, Connection, CookieOptions, Due, Encoding, Endpoint, EndpointOptions, Entry, EntryKind, Export, ExportPage, Facts, Filter, Finding, FormatName, Group, LogEntry, LogView, LoggedBatch, LoggedReceipt, MoveOptions, Moved, NoticeVerdict, PageAsked, PostgresOptions, Proof, Retention, RetentionPlan, Role, Signer, Site, SiteFacts, SiteFile, SqliteOptions, Stats, Store, StoreOptions, StoredReceipt, Tally, Tokens, Totals, Verdict, Verification, VerifyOptions };
