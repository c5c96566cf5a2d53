// @vitest-environment node
import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../../src/endpoint/stores/errors';
import { groupCommit } from '../../../src/endpoint/stores/sql/group-commit';

/** Commits that end when the test says so. */
function commitsByHand() {
  const under: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const commit = (items: readonly number[]) =>
    new Promise<string[]>((resolve, reject) => {
      under.push({ items, end: () => resolve(items.map((item) => `done ${item}`)), fail: reject });
    });
  return { under, commit };
}

/** Long enough for what a turn of the event loop sets going in the next one. */
async function turn(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

test('commits one after the other, each with all that came in meanwhile, in its order', async () => {
  const { under, commit } = commitsByHand();
  const append = groupCommit(commit, 100);
  const results = [append([1]), append([2, 3])];
  await turn();
  results.push(append([4]), append([5]));
  await turn();
  expect(under.map(({ items }) => items)).toEqual([[1, 2, 3]]);
  under[0]?.end();
  await turn();
  expect(under.map(({ items }) => items)).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  under[1]?.end();
  expect(await Promise.all(results)).toEqual([['done 1'], ['done 2', 'done 3'], ['done 4'], ['done 5']]);
});

test('the next commit is under way before anybody is told of the last one', async () => {
  const { under, commit } = commitsByHand();
  const append = groupCommit(commit, 100);
  const begunWhenTold = append([1]).then(() => under.length);
  await turn();
  append([2]);
  under[0]?.end();
  expect(await begunWhenTold).toBe(2);
  under[1]?.end();
  await append.idle();
});

test('commits 256 at once at the most, and a larger call whole', async () => {
  const sizes: number[] = [];
  const append = groupCommit(async (items: readonly number[]) => {
    sizes.push(items.length);
    return [...items];
  }, 10_000);
  const lot = (size: number) => Array.from({ length: size }, (_, i) => i);
  const all = await Promise.all([append(lot(200)), append(lot(56)), append(lot(1)), append(lot(300)), append(lot(2))]);
  expect(all.map(({ length }) => length)).toEqual([200, 56, 1, 300, 2]);
  expect(sizes).toEqual([256, 1, 300, 2]);
});

test('E11: turns away at once what the queue has no room for, and has room again once it was committed', async () => {
  const { under, commit } = commitsByHand();
  const append = groupCommit(commit, 3);
  const first = append([1, 2]);
  await turn();
  const refused = await append([3, 4]).catch((error) => error);
  expect(refused).toBeInstanceOf(StoreUnavailable);
  expect(refused).toMatchObject({ reason: 'overloaded' });
  const second = append([5]);
  expect(append.queued()).toBe(3);
  under[0]?.end();
  await first;
  await turn();
  under[1]?.end();
  await second;
  expect(append.queued()).toBe(0);
});

test('one call that the database cannot take does not take the others down', async () => {
  const append = groupCommit(async (items: readonly number[]) => {
    if (items.includes(13)) throw new Error('not 13');
    return [...items];
  }, 100);
  const all = await Promise.allSettled([append([1]), append([12, 13]), append([2])]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(append.queued()).toBe(0);
});

test('a database that is away is asked once for all that wait, and again for who comes later', async () => {
  let asked = 0;
  const append = groupCommit(async (items: readonly number[]) => {
    if (++asked === 1) throw new StoreUnavailable('full');
    return [...items];
  }, 100);
  const all = await Promise.allSettled([append([1]), append([2]), append([3])]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toBe(1);
  expect(await append([4])).toEqual([4]);
});

test('is idle once nothing waits or is under way', async () => {
  const { under, commit } = commitsByHand();
  const append = groupCommit(commit, 100);
  await append.idle();
  const one = append([1]);
  await turn();
  let isIdle = false;
  const idle = append.idle().then(() => {
    isIdle = true;
  });
  const two = append([2]);
  under[0]?.end();
  await one;
  await turn();
  expect(isIdle).toBe(false);
  under[1]?.end();
  await two;
  await idle;
});
