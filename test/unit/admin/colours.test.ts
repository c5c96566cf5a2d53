// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { STACK } from '../../../src/admin/actions';
import { ASKED } from '../../../src/consent/categories';
import { contrast, distance, EYES } from './colours';

const styles = ['tokens', 'admin'].map((name) => readFileSync(`styles/${name}.css`, 'utf8')).join('\n');
const full = (colour: string) => (colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour);

/** The colours of a scheme, by the names of their custom properties. */
function coloursOf(scheme: 'light' | 'dark'): (name: string) => string {
  return (name) => {
    const [, light = '', dark = ''] =
      new RegExp(`--${name}: (?:var\\(--[\\w-]+, )?light-dark\\((#\\w+), (#\\w+)\\)`).exec(styles) ?? [];
    return full(scheme === 'light' ? light : dark);
  };
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const colour = coloursOf(scheme);
  const ground = colour('background');

  test('lines and their names can be read on the ground they stand on', () => {
    for (const name of [...ASKED, 'text', 'muted', 'fault']) {
      expect(contrast(colour(name), ground), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('columns can be seen on the ground they stand on', () => {
    for (const name of STACK) expect(contrast(colour(name), ground), name).toBeGreaterThanOrEqual(3);
  });

  test.each(EYES)('lines are told apart by every eye (colour blindness: %s)', (eye) => {
    for (const [i, one] of ASKED.entries()) {
      for (const other of ASKED.slice(i + 1)) {
        expect(distance(colour(one), colour(other), eye), `${one} and ${other}`).toBeGreaterThan(0.15);
      }
    }
  });

  test.each(EYES)('parts of a column are told from those they touch (colour blindness: %s)', (eye) => {
    for (const [i, name] of STACK.slice(1).entries()) {
      const below = STACK[i] as string;
      expect(distance(colour(name), colour(below), eye), `${below} and ${name}`).toBeGreaterThan(0.08);
    }
  });
});
