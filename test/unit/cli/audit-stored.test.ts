// @vitest-environment node
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { entriesOf } from '../../../src/cli/audit/stored';

const origin = 'https://klouttrack.com';
const kept = [{ kind: 'localStorage', origin, name: 'basket' }];
const frame = (evaluate: () => Promise<unknown>, isGone = false) => ({
  ...{ evaluate, url: () => `${origin}/f?key=s3cret`, isDetached: () => isGone },
});
const pageOf = (...frames: object[]) => ({ frames: () => frames, mainFrame: () => frames[0] }) as unknown as Page;

const read = frame(async () => ({ kept, unread: '' }));
const busy = frame(() => Promise.reject(new Error('busy')));
const gone = frame(() => Promise.reject(new Error('detached')), true);

test('what a page could not be asked for is told, and that of its frames noted', async () => {
  expect(await entriesOf(pageOf(read, gone), [])).toMatchObject({ entries: kept, notes: [] });
  expect((await entriesOf(pageOf(read), [])).problem).toBeUndefined();
  expect((await entriesOf(pageOf(busy, read), [])).problem).toBe('the storage could not be read');
  const { entries, notes, problem } = await entriesOf(pageOf(read, busy), []);
  expect(entries).toMatchObject(kept);
  expect(problem).toBeUndefined();
  expect(notes).toEqual([`the storage of the frame ${origin}/f?key could not be read`]);
});

test('one kind that could not be read does not hide the others', async () => {
  const partly = frame(async () => ({ kept, unread: 'IndexedDB' }));
  expect(await entriesOf(pageOf(partly), [])).toMatchObject({ entries: kept, problem: 'IndexedDB could not be read' });
});
