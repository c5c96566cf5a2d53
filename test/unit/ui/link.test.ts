import { describe, expect, it } from 'vitest';
import { isSafe } from '../../../src/ui/link';

describe('a link', () => {
  it.each([
    '/privacy',
    'privacy',
    '?p=1',
    '#a',
    '//x.example/',
    'https://x.example/:a',
    'HTTP://x',
    'mailto:a@b.example',
  ])('may be %s', (url) => expect(isSafe(url)).toBe(true));

  it.each([
    '',
    'javascript:alert(1)',
    ' javascript:x',
    'java\nscript:x',
    'JaVaScRiPt:x/y',
    'data:text/html,x',
    'vbscript:x',
    '\u0001javascript:x',
  ])('may not be %j', (url) => expect(isSafe(url)).toBe(false));
});
