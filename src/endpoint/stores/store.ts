import type { Receipt } from '../../receipts/receipt';
import type { ExportPage, PageAsked } from '../export/export-page';
import type { Stats } from '../export/stats';
import type { LogView } from '../log/batch';
import type { Verification, VerifyOptions } from '../log/verification';
import type { Filter, LoggedReceipt, Tally } from './found';

export type { Filter, LoggedReceipt, StoredReceipt, Tally } from './found';

/** A valid receipt on its way into the store. */
export interface Entry {
  readonly receipt: Receipt;
  /** Canonical JSON of the receipt, which is what is kept, and what tells a copy from an altered replay. */
  readonly body: string;
}

/**
 * - `stored`: new, and on disk
 * - `known`: the same receipt is there already
 * - `altered`: another content is there under this id, and stays
 * - `erased`: the subject was erased, which is final
 * - `excess`: new, and not stored, since the subject has as many of the last 24 hours as it may have
 */
export type Verdict = 'stored' | 'known' | 'altered' | 'erased' | 'excess';

/**
 * - `kept`: stored now, or before
 * - `unnamed`: no stored receipt names it, so nobody was shown it
 * - `full`: there are `MOST_NOTICES` already, or `NOTICES_BYTES`, or whoever names it has too many of them, or of receipts
 */
export type NoticeVerdict = 'kept' | 'unnamed' | 'full';

/** Options that the stores of Assent have in common. */
export interface StoreOptions {
  /**
   * `full`: what resolves is on disk, and survives a power cut. `off`: it survives the end of the process and no more,
   * which is for tests that show the difference. Default `full`.
   */
  readonly durability?: 'full' | 'off';
  /**
   * Ed25519 key that signs each batch's head, as PEM (PKCS #8): `openssl genpkey -algorithm ed25519`. Default: nothing is
   * signed.
   */
  readonly signingKey?: string | undefined;
  /**
   * The key that signed until now, as PEM: once, as `signingKey` is announced, it vouches for it, so that whoever has the old
   * public key can go on with it. Rejects where the log's last key is neither of them. Default: none.
   */
  readonly formerSigningKey?: string | undefined;
  /** Receipts that may wait to be committed; those beyond are turned away with 503. Default 2,000. */
  readonly mostQueued?: number;
}

/** What is due for deletion, and what shows whether the clock can be believed. */
export interface Due {
  /** Receipts that a purge would delete; those that were erased since count too. */
  readonly receipts: number;
  /** All that purges have still to delete; 0 where no more are due than `uncounted`, since to count takes long. */
  readonly of: number;
  /** The longest time between two batches of receipts since the last purge, in milliseconds. Looked up where some are due. */
  readonly silence: number;
  /** When the newest batch of receipts was received, or the last purge made if that is later. */
  readonly newest: number | null;
}

/**
 * Where receipts are kept. All methods reject when the store cannot do what it is asked, and the endpoint then answers
 * 503: what resolves is on disk, or was read from there. Any number of calls may be under way at once. A store of your own has to
 * pass the suite that the stores of Assent pass.
 */
export interface Store {
  /**
   * Adds these receipts in their order, all in one transaction. The id decides in the database itself whether one is
   * new, so that any number of concurrent copies gives one row. Receipts already there are never changed.
   *
   * @param mostADay how many receipts of one subject may be stored within 24 hours. Default: any number
   * @returns one verdict for each entry, in the order given
   */
  append(entries: readonly Entry[], receivedAt: number, mostADay?: number): Promise<Verdict[]>;

  /** The next receipts of a subject after a place in the log, in the order they were received. Default: all of them. */
  receiptsOf(subjectId: string, after?: number, limit?: number): Promise<LoggedReceipt[]>;

  /** The receipt of this id, or `undefined` when there is none (any more). */
  receipt(receiptId: string): Promise<LoggedReceipt | undefined>;

  /**
   * The next receipts after a place in the log, in the order they were received. To read all of them, begin with 0 and go
   * on with the last `sequence` until an empty page comes.
   */
  page(after: number, limit: number, filter?: Filter): Promise<LoggedReceipt[]>;

  /** Counts of the receipts that are there now. What was erased or purged is not in them. */
  tally(filter?: Filter): Promise<Tally[]>;

  /** Reads the log as it is now: what is committed meanwhile is not seen. Posts are not held up. */
  read<T>(work: (log: LogView) => Promise<T>): Promise<T>;

  /**
   * Deletes all receipts of a subject, so that no byte of them is left in the store's files after `scrub`, and remembers without
   * personal data that this subject was erased: `append` answers `erased` from then on. Idempotent, and also for
   * subjects never seen, whose receipts may still be on their way: for 30 days, and without an entry in the log.
   */
  erase(subjectId: string, erasedAt: number): Promise<void>;

  /** Looks at what is due at this time, of what was received before `before`. What is of a later time than `now` is left out. */
  due(before: number, now: number, uncounted?: number): Promise<Due>;

  /**
   * Deletes the oldest batches of receipts that were received before `before`: whole batches, one at least, and then as
   * many as have no more than `limit` entries together. @returns how many entries are gone, 0 once nothing is left to delete
   */
  purge(before: number, limit: number, purgedAt: number): Promise<number>;

  /**
   * Forgets so many erasures of subjects never seen whose 30 days are over. Those from before 30 days without a receipt stay:
   * the clock may have leapt. @returns how many, 0 once nothing is left to forget
   */
  forgetUnseen(limit: number, at: number): Promise<number>;

  /**
   * Makes room of what erasures and purges have left in the store's files, where the engine does not do so at once. May take long.
   * @param rewrite also rids the files of every byte of it, whoever has to wait meanwhile
   * @returns how many parts of the files may still have some
   */
  scrub(rewrite?: boolean): Promise<number>;

  /** The canonical JSON of a notice that was kept. */
  notice(hash: string): Promise<string | undefined>;

  /** Which of these notices are not here, while there is room for more. */
  missingNotices(hashes: readonly string[]): Promise<string[]>;

  /** Keeps a notice that a stored receipt names; `body` must hash to `hash`. One of the config counts towards no limit. */
  keepNotice(hash: string, body: string, keptAt: number, isConfigured?: boolean): Promise<NoticeVerdict>;

  /** Removes a notice that a browser brought. @returns whether it was there */
  removeNotice(hash: string, removedAt: number): Promise<boolean>;

  /** How many receipts wait to be committed, of how many that may, for the metrics. */
  load?(): { readonly queued: number; readonly limit: number };

  /** Does what `verifyLog` does, where the store can do so without holding up posts. Default: that reads by `read`. */
  verify?(options?: VerifyOptions): Promise<Verification>;
  /** In the same way, what is written of a page. Default: `writePage`. */
  exportPage?(asked: PageAsked): Promise<ExportPage>;
  /** In the same way, what the tallies come to. Default: `statsOf` them. */
  stats?(filter: Filter): Promise<Stats>;

  /** Resolves once the store has shown that it can write, by what it wrote. Asked once a second at the most. */
  check(): Promise<void>;

  close(): Promise<void>;
}
