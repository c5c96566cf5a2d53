import { StoreUnavailable } from '../errors';
import { withinLimit } from '../rules';

/** Receipts in one transaction: more of them make a commit longer without making it much cheaper for each. */
const MOST_AT_ONCE = 256;

interface Call<Item, Result> {
  readonly items: readonly Item[];
  readonly count: number;
  readonly resolve: (results: Result[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Tells everybody of a commit how it ended. */
type Settle = () => void;

/**
 * Commits one after the other, each with all that came in during the one before: many receipts for one synchronisation
 * of the disk, and none that waits for others to come. Beyond `mostQueued` items a call is turned away at once, since a
 * queue that only grows answers nobody in time.
 */
// longer than 60 lines: the queue is one state, which all of these functions share
export function groupCommit<Item, Result>(commit: (items: readonly Item[]) => Promise<Result[]>, mostQueued: number) {
  let waiting: Call<Item, Result>[] = [];
  let queued = 0;
  let running: Promise<void> | undefined;

  /** Resolves once the items are committed, with one result for each. */
  const append = (items: readonly Item[]) =>
    new Promise<Result[]>((resolve, reject) => {
      if (queued + items.length > mostQueued) {
        reject(new StoreUnavailable('overloaded'));
        return;
      }
      waiting.push({ items, count: items.length, resolve, reject });
      queued += items.length;
      running ??= run();
    });

  const run = async () => {
    // What came in within one turn of the event loop, from as many sockets as had something, is one commit.
    await new Promise((resolve) => setImmediate(resolve));
    let settle: Settle | undefined;
    while (waiting.length > 0) {
      const group = withinLimit(MOST_AT_ONCE, waiting);
      waiting = waiting.slice(group.length);
      const committed = commitGroup(group);
      // To answer takes a while, in which the next commit is under way already.
      settle?.();
      settle = await committed;
      queued -= group.reduce((sum, { count }) => sum + count, 0);
    }
    settle?.();
    // In the same turn as the last look: whoever comes from now on starts the next run.
    running = undefined;
  };

  const commitGroup = async (group: readonly Call<Item, Result>[]): Promise<Settle> => {
    const items = group.flatMap((call) => call.items);
    try {
      const results = await commit(items);
      return () => {
        let from = 0;
        for (const { count, resolve } of group) {
          resolve(results.slice(from, from + count));
          from += count;
        }
      };
    } catch (error) {
      // A database that is away is away for all.
      if (group.length === 1 || error instanceof StoreUnavailable) {
        return () => {
          for (const call of group) call.reject(error);
        };
      }
      return commitEach(group);
    }
  };

  /** One that the database cannot take must not take the others down. */
  const commitEach = async (group: readonly Call<Item, Result>[]): Promise<Settle> => {
    const settles: Settle[] = [];
    for (const call of group) settles.push(await commitGroup([call]));
    return () => {
      for (const settle of settles) settle();
    };
  };

  return Object.assign(append, {
    /** How many items wait. */
    queued: () => queued,
    /** Resolves once nothing is waiting or under way. */
    idle: async () => running,
  });
}
