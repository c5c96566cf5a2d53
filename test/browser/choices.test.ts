import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomOf } from '../soak/scenario';
import { BROWSERS } from './faults/fault';
import { openChooser } from './harness/choices/chooser';
import { drawChoice } from './harness/choices/draw';
import type { Handler } from './harness/proxy';

/*
 * Choices, each with a fault at random: a tab that is closed or killed with the click or soon after it, no network, an endpoint that
 * fails, is busy, slow or not heard, storage that is full. By the next visit each is in the endpoint's books once, as it was said.
 *
 * A choice counts whose click handler has run, or whose cookie is there. Where the tab has ended in the midst of the handler, before the cookie,
 * the next page asks again, and the books may have what was clicked, once: there are as many choices more. With full storage the receipt is in
 * the page alone, so that such a tab ends when it is posted.
 *
 *     npm run soak -- choices                                          1,000 choices, one in ten in Firefox
 *     CHOICES_SEED=40 npx vitest run --project browser test/browser/choices.test.ts
 */

const { CHOICES_SEED = '1', CHOICES_TOTAL } = process.env;
/** In the soak tabs also end some milliseconds after the click, which is not the same in every run. */
const isSoak = CHOICES_TOTAL !== undefined;
const SHARES = { chromium: isSoak ? 0.9 : 1, firefox: isSoak ? 0.1 : 0 };
/** So many choices a test. */
const LONGEST = 25;

const tests = BROWSERS.flatMap((browser) => {
  const total = Math.round(Number(CHOICES_TOTAL ?? 6) * SHARES[browser]);
  return Array.from({ length: Math.ceil(total / LONGEST) }, (_, at) => {
    const seed = Number(CHOICES_SEED) + at;
    const count = Math.min(LONGEST, total - at * LONGEST);
    return [`${count} choices in ${browser}, seed ${seed}`, { browser, seed, count }] as const;
  });
});

test.each(tests)('%s', { timeout: 600_000 }, async (_name, { browser, seed, count }) => {
  const chooser = await openChooser(browser);
  const random = randomOf(seed);
  const findings: string[] = [];
  let made = 0;
  let drawn = 0;
  while (made < count) {
    const choice = drawChoice(random, browser, isSoak);
    const { isMade, problems } = await chooser.choose(choice);
    if (isMade) made++;
    const found = problems.map((problem) => `${drawn}, ${JSON.stringify(choice)}: ${problem}`);
    findings.push(...found);
    if (isSoak && found.length) console.log(`found: ${found.join('; ')}`);
    drawn++;
  }
  if (isSoak) console.log(`made: ${made} of ${drawn}`);
  expect(findings).toEqual([]);
});

test('one that the page threw away is lost, and one that came as two is there twice: what is above could fail', async () => {
  const { choose, answer } = await openChooser('chromium');
  const offline = { kind: 'accept', fault: 'offline', end: 'closed', at: 'after the click' } as const;
  expect((await choose(offline, '/forgetful')).problems).toContain('lost');
  const twice: Handler = async (request, logged) => {
    const { secret, receipts } = JSON.parse(logged.body);
    const copies = receipts.map((it: object) => ({ ...it, receiptId: randomUUID() }));
    await answer(
      new Request(request.url, {
        method: 'POST',
        headers: request.headers,
        body: JSON.stringify({ secret, receipts: copies }),
      }),
      logged,
    );
    return answer(request, logged);
  };
  const { problems } = await choose({ kind: 'reject', fault: 'closed', end: 'closed', at: 'done' }, '/next', twice);
  expect(problems).toContain('stored 2 times');
});
