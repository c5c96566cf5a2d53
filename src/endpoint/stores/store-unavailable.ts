const REASONS = {
  overloaded: 'more receipts wait than can be kept waiting; the senders try again',
  full: 'the disk is full; make room, and it goes on by itself',
  'read-only': 'the database cannot be written; make its file, its folder or its disk writable',
  locked: 'another process holds the lock on the database, a backup for example; it goes on once that is over',
  corrupt: 'the database is damaged; stop the endpoint, keep the files as they are, and restore a backup',
  'i/o': 'the disk failed to read or write; look at the system log',
  unreachable: 'the database server does not answer; it goes on once it does',
  conflict: 'other instances wrote at the same time, again and again; the senders try again',
} as const;

export type Reason = keyof typeof REASONS;

/** The store cannot do it just now. The message says what to do, and holds nothing of what was to be stored. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(
    readonly reason: Reason,
    /** Of the engine, such as `SQLITE_FULL`. */
    readonly code?: string,
  ) {
    super(REASONS[reason]);
  }
}
