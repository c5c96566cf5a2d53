import { beforeEach, expect, test } from 'vitest';
import { lendCookies } from '../storage/document-cookie';
import { type Markup, visit } from './site-page';

/*
 * What a banner asks for: all there is, until a category is answered, and from then on what is new.
 */

const emptyJar = lendCookies();
beforeEach(() => {
  emptyJar();
  localStorage.clear();
});

const MARKUP: Markup = [
  ['analytics', 'analytics'],
  ['youtube', 'marketing'],
  ['meta-pixel', 'marketing'],
];

test('a yes to one placeholder leaves the banner as it was: nobody was asked for a category yet', async () => {
  const { notice, allowAlways, state } = await visit(MARKUP);
  const first = notice();
  await allowAlways('youtube');
  expect(state.allowedNames()).toEqual(['youtube']);
  expect(state.isQuestionDue()).toBe(true);
  expect(notice()).toEqual(first);
});

test.each(['accept-all', 'reject-all'] as const)('%s on it answers all that it names', async (choice) => {
  const { allowAlways, onBanner, state } = await visit(MARKUP);
  await allowAlways('youtube');
  await onBanner(choice);
  const names = ['analytics', 'youtube', 'marketing', 'meta-pixel'];
  expect(names.filter(state.has)).toEqual(choice === 'accept-all' ? names : []);
  expect(state.pendingNames()).toEqual([]);
});

test.each([true, false])('once a category is answered (%s), what is new is asked by itself', async (yes) => {
  const before = await visit([['analytics', 'analytics']]);
  await before.onBanner(yes ? 'accept-all' : 'reject-all');
  before.leave();
  const { notice } = await visit(MARKUP);
  expect(notice().asked).toEqual(['marketing']);
  expect(notice().texts.body).toMatch(/^Since your last answer, .* has added: Marketing\./);
});
