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

  static damaged(what: string): DatabaseRefused {
    return new DatabaseRefused(`the database is damaged: ${what}; restore a backup beside it and compare the two`);
  }
}
