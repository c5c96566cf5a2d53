import { expect, test } from 'vitest';
import { directionOf } from '../../../demo/client/configure/direction';
import { changed, fragmentOf, optionsOf, readState, START, TEXTS } from '../../../demo/client/configure/state';
import { LANGUAGES } from '../../../src/consent/languages';
import { locales } from '../../../src/locales/index';
import { READY_MADE } from '../../../src/services/find';

const FULL = '語'.repeat(300);

test('an address with every field full is read as what it was made of', () => {
  const services = READY_MADE.flatMap(({ definition: { id, forms } }) => [
    [`services.${id}`, ''],
    ...optionsOf(forms).map(({ path }) => [`services.${id}.${path}`, FULL]),
  ]);
  const texts = LANGUAGES.flatMap((code) => TEXTS.map((name) => [`ui.texts.${code}.${name}`, FULL]));
  const state = { ...START, site: FULL, origin: FULL, ...Object.fromEntries([...services, ...texts]) };
  expect(readState(fragmentOf(state))).toEqual(state);
});

test('one that is longer than any of them is read as the start', () => {
  expect(readState(`#site=A&${'x'.repeat(1_000_000)}`)).toBe(START);
});

test.each(['a\tb', 'a\u0000', 'a\u0085', `${FULL}.`])('a field that is given %j keeps what was in it', (text) => {
  expect(changed(START, 'site', text)).toBe(START);
});

test('a field takes another text, and is taken out without one', () => {
  expect(changed(START, 'site', 'Other')).toEqual({ ...START, site: 'Other' });
  expect(changed(START, 'site', undefined)).not.toHaveProperty('site');
});

test.each(Object.entries(locales))('a page in %s runs as its locale says', async (code, load) => {
  expect(directionOf(code)).toBe((await load()).locale.direction);
});
