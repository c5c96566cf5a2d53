import { render } from 'preact';
import { jsx } from 'preact/jsx-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { isSafe } from '../../../src/consent/safe-address';
import { Link } from '../../../src/ui/shared/link';

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

describe('on a page whose base is of another origin', () => {
  afterEach(() => document.head.replaceChildren());

  const hrefOf = (url: string) => {
    const base = document.head.appendChild(document.createElement('base'));
    base.href = 'https://cdn.example/assets/';
    const layer = document.createElement('div');
    render(jsx(Link, { url, children: 'Policy' }), layer);
    return layer.querySelector('a')?.getAttribute('href');
  };

  it.each([
    ['/privacy', `${location.origin}/privacy`],
    ['privacy', `${location.origin}/privacy`],
    ['?page=privacy', `${location.origin}/?page=privacy`],
    ['//other.example/privacy', `${location.protocol}//other.example/privacy`],
    ['https://other.example/privacy', 'https://other.example/privacy'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('a link to %s goes to %s', (url, address) => expect(hrefOf(url)).toBe(address));

  it.each(['javascript:alert(1)', ''])('%j is none', (url) => expect(hrefOf(url)).toBeUndefined());
});
