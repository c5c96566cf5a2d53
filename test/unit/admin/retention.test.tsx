import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createApi } from '../../../src/admin/api';
import { RetentionButton } from '../../../src/admin/retention-button';
import { retentionPlan } from '../../../src/admin/retention-plan';
import { RetentionWarning } from '../../../src/admin/retention-warning';
import { session, signOut } from '../../../src/admin/session';

const HELD = { due: 204_431, of: 204_432, held: 'no receipt came for 2191 days by this clock' };
const NONE = { due: 0, of: 0, held: null };

let plan: typeof HELD | typeof NONE;
let posts: unknown[];

beforeEach(async () => {
  [plan, posts] = [HELD, []];
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    if (method === 'POST') {
      posts.push(JSON.parse(String(body)));
      plan = NONE;
      return Response.json({ deleted: 0 });
    }
    return path === 'retention' ? Response.json(plan) : new Response(null, { status: 404 });
  });
  await act(() =>
    render(
      <>
        <RetentionWarning />
        <RetentionButton />
      </>,
      document.body,
    ),
  );
});

afterEach(() => {
  signOut();
  render(null, document.body);
  vi.unstubAllGlobals();
});

const warning = () => document.querySelector('[role=alert]')?.textContent;
const signIn = () => {
  session.value = createApi('token');
};

test('the admin who signs in is told that the retention waits, why, and what to do', async () => {
  expect(warning()).toBeUndefined();
  signIn();
  await vi.waitUntil(warning);
  expect(warning()).toMatch(/204,431 receipts of 204,432, and no receipt came for 2191 days.*retention --yes/);
  signOut();
  await vi.waitUntil(() => warning() === undefined);
});

test.each([
  ['what waits is confirmed only where the reason for it was shown', HELD, true],
  ['what does not wait is not confirmed in advance', NONE, false],
])('%s', async (_, shown, confirm) => {
  plan = shown;
  signIn();
  await vi.waitUntil(() => retentionPlan.value !== null);
  await vi.waitUntil(() => document.querySelector('dialog')?.textContent?.includes('2191') === confirm);
  document.querySelector<HTMLButtonElement>('dialog .primary')?.click();
  await vi.waitUntil(() => posts.length > 0 && retentionPlan.value?.held === null);
  expect(posts).toEqual([{ confirm }]);
  await vi.waitUntil(() => warning() === undefined);
});
