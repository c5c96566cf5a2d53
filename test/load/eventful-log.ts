import type { Store } from '../../src/endpoint/stores/store';
import { createVisitor, entryOf, NOTICE_HASH } from '../unit/endpoint/visitor';
import type { Contents, RawDatabase } from './raw-database';

const DAY = 86_400_000; // ms
const VISITORS = 8;
const LOTS = 14;

/** A moment of all these logs: the middle of a month, so that all of them lies in one. */
export const NOW = Date.UTC(2026, 10, 20);

/**
 * Fills a log with everything that a log can hold: lots of one and of several receipts, erasures of subjects, a notice, and
 * batches that retention has deleted.
 *
 * @returns its contents before anything was erased, which is what somebody could want to bring back
 */
export async function fillEventfully(store: Store, raw: RawDatabase): Promise<Contents> {
  const visitors = Array.from({ length: VISITORS }, createVisitor);
  const lot = (i: number) =>
    Array.from({ length: 1 + ((i * 5) % 4) }, (_, j) => {
      const visitor = visitors[(i + j) % VISITORS] as ReturnType<typeof createVisitor>;
      const gpc = (i + j) % 3 === 0;
      const previous = j % 2 ? crypto.randomUUID() : null;
      return entryOf(visitor.receipt({ signals: { gpc }, previous, sdk: `0.1.${i}` }));
    });
  for (let i = 0; i < LOTS; i++) await store.append(lot(i), NOW - 3 * DAY + (i < 2 ? i : DAY + i));
  await store.keepNotice(NOTICE_HASH, 'a notice', NOW - DAY);
  const before = await raw.read();
  for (const { subjectId } of visitors.slice(0, 2)) await store.erase(subjectId, NOW);
  await store.purge(NOW - 2 * DAY, 100, NOW + 1);
  // Behind the last event, so that the end can be taken off without one.
  for (let i = 0; i < 3; i++) await store.append([entryOf(createVisitor().receipt())], NOW + 2 + i);
  return before;
}
