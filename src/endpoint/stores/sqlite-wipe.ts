import type { Handle } from './libsql-dialect';

/**
 * Cuts SQLite's log (`-wal`) to nothing, in which pages still stand as they were before rows were emptied or deleted.
 * Whoever reads the database as it was then, a backup for example, keeps that from being done: it stays due.
 */
export interface SqliteWipe {
  /** Does it now, or makes it due. */
  begin(): void;
  /** Does what is due, if it can be done now. Never throws: it comes after works that have succeeded. */
  goOn(): void;
}

export function createWipe(handle: Handle): SqliteWipe {
  let isDue = false;

  const attempt = () => {
    const [{ busy }] = handle.pragma('wal_checkpoint(truncate)') as [{ readonly busy: 0 | 1 }];
    isDue = busy === 1;
  };

  return {
    begin() {
      isDue = true;
      attempt();
    },
    goOn() {
      // Asking a closed handle ends the process.
      if (!isDue || !handle.open) return;
      // It comes after each commit, so waiting here for a reader would hold up all posts.
      const timeout = handle.pragma('busy_timeout', { simple: true });
      try {
        handle.exec('pragma busy_timeout = 0');
        attempt();
      } catch {
        // A disk that fails now is told by the next commit; the wipe stays due.
      } finally {
        handle.exec(`pragma busy_timeout = ${Number(timeout)}`);
      }
    },
  };
}
