const REASONS = {
  overloaded: 'more receipts wait than can be kept waiting; the senders try again',
  full: 'the disk is full; make room, and it goes on by itself',
  'read-only': 'the database cannot be written; make its file, its folder or its disk writable',
  locked: 'another process holds the lock on the database, a backup for example; it goes on once that is over',
  corrupt: 'the database is damaged; stop the endpoint, keep the files as they are, and restore a backup',
  'i/o': 'the disk failed to read or write; look at the system log',
  unreachable: 'the database server does not answer; it goes on once it does',
  stopped: 'a thread of the database has stopped; it is started again after a pause, or when it is needed next',
  conflict: 'other instances wrote at the same time, again and again; the senders try again',
} as const;

export type Reason = keyof typeof REASONS;

/** Of what an engine says: by what its codes begin with, the first that fits. */
export type ReasonsByCode = Readonly<Partial<Record<Reason, RegExp>>>;

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

  /** `undefined` for an error that is none of these. */
  static of({ code = '' }: { readonly code?: string }, reasons: ReasonsByCode): StoreUnavailable | undefined {
    const [reason] = Object.entries(reasons).find(([, codes]) => codes.test(code)) ?? [];
    return reason === undefined ? undefined : new StoreUnavailable(reason as Reason, code);
  }
}

/** The database cannot be used as it is. The message names the fix. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';

  static newer(version: number, known: number): DatabaseRefused {
    return new DatabaseRefused(
      `the database has version ${version} and this build knows up to ${known}; use a newer Assent`,
    );
  }

  static older(version: number, known: number): DatabaseRefused {
    return new DatabaseRefused(
      `the database has version ${version} and this only reads version ${known}; start serve once, which brings it there`,
    );
  }

  static foreign(fix: string): DatabaseRefused {
    return new DatabaseRefused(`the database holds something else than receipts; ${fix}`);
  }

  /**
   * @param command installs the driver
   * @param part of it that is missing, where the driver itself is there
   */
  static withoutDriver(driver: string, command: string, part?: string): DatabaseRefused {
    return new DatabaseRefused(
      part === undefined
        ? `needs the package ${driver}, which is not installed; install it: ${command}`
        : `needs ${part}, the part of ${driver} for this system, which is not installed; install it: ${command} --include=optional`,
    );
  }

  static unable(code: string): DatabaseRefused {
    return new DatabaseRefused(
      `the server cannot do what PostgreSQL 12 and later do (${code}); others that speak its protocol are not supported`,
    );
  }

  static damaged(what: string): DatabaseRefused {
    return new DatabaseRefused(`the database is damaged: ${what}; restore a backup beside it and compare the two`);
  }
}

/** The log was not signed last with the key that would vouch for the new one. */
export class FormerKeyRefused extends DatabaseRefused {
  constructor() {
    super('is not the key that signed this log last; give that one, or none: the new key is then announced by itself');
  }
}

/** This key, or none, does not open the file. The message names the fix, and nothing of the key. */
export class KeyRefused extends DatabaseRefused {
  constructor(
    readonly path: string,
    problem: string,
  ) {
    super(problem);
  }
}
