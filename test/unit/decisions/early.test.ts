import { expect, test, vi } from 'vitest';
import { bannerNotice, type Notice, noticeKey } from '../../../src/consent/notice';
import type { Load } from '../../../src/core/contracts';
import { answerEarly } from '../../../src/decisions/early';
import { locale } from '../../../src/locales/en';

/* What was clicked on the banner of the first HTML, before the script was there. */

const shown: Notice = bannerNotice(
  {
    ...{ site: 'Klouttrack', policy: { url: '/privacy', version: '2025-02' }, regime: 'opt-in' },
    ...{ layout: 'bar', position: 'bottom', names: new Map([['analytics', 'analytics']]), asked: [] },
    startsOn: () => false,
  },
  locale,
);
const same = noticeKey(shown);

/** What is done for a banner that said this and was clicked there. */
async function doneFor(notice: string, clicked?: string, now: Notice | undefined = shown): Promise<string[]> {
  const done: string[] = [];
  const early = { notice, clicked };
  const act = (name: string) => async () => done.push(name);
  const load = (async (part: string) => ({ logStale: act(`${part}.logStale`) })) as unknown as Load;
  const decideBy = async (_: undefined, choice: unknown) => done.push(`decide ${choice}`);
  await answerEarly(early, now, {
    open: act('open'),
    decisions: async () => ({ rejectAll: act('rejectAll') }),
    decideBy,
    load,
  });
  expect(early.clicked).toBeUndefined();
  return done;
}

test('an answer counts where the page asks the same', async () => {
  expect(await doneFor(same, 'accept-all')).toEqual(['decide accept-all']);
  expect(await doneFor(same, 'reject-all')).toEqual(['decide reject-all']);
  expect(await doneFor(same, 'preferences')).toEqual(['open']);
  expect(await doneFor(same)).toEqual([]);
});

test('where it asks another thing the answer does not count, and the owner is told, clicked or not', async () => {
  expect(await doneFor('old', 'accept-all')).toEqual(['check.logStale']);
  expect(await doneFor('old', 'reject-all')).toEqual(['check.logStale']);
  expect(await doneFor('old')).toEqual(['check.logStale']);
});

test('where it asks nothing a no counts, and nothing is said', async () => {
  const none = { notice: 'old', clicked: 'reject-all' };
  const rejectAll = vi.fn();
  const acts = { open: vi.fn(), decisions: async () => ({ rejectAll }), decideBy: vi.fn(), load: vi.fn() };
  await answerEarly(none, undefined, acts);
  expect(rejectAll).toHaveBeenCalledOnce();
  await answerEarly({ notice: 'old', clicked: 'accept-all' }, undefined, acts);
  await answerEarly({ notice: 'old' }, undefined, acts);
  await answerEarly(undefined, shown, acts);
  for (const act of [acts.open, acts.decideBy, acts.load]) expect(act).not.toHaveBeenCalled();
  expect(rejectAll).toHaveBeenCalledOnce();
});
