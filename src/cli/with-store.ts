import type { Store } from '../endpoint/index';
import { openStore } from './open-store';

/** Works on a database that has to be there, and closes it whatever happens. */
export async function withStore<Result>(
  db: string,
  work: (store: Store) => Promise<Result>,
  { readOnly = true } = {},
): Promise<Result> {
  const store = await openStore(db, { mustExist: true, readOnly });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
