import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFocusVisible } from '../../../src/ui/banner/keep-focus-visible';

let banner: HTMLElement;
let gone: AbortController;
let resized: () => void;
const disconnect = vi.fn();
const { style } = document.documentElement;

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe() {
        resized();
      }
      disconnect = disconnect;
    },
  );
  // The frame after the event is now.
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw());
  banner = document.body.appendChild(document.createElement('section'));
  banner.dataset.position = 'bottom';
  // With a gap between it and the edge, at the top as at the bottom.
  banner.getBoundingClientRect = () => new DOMRect(0, banner.dataset.position === 'top' ? 20 : 600, 800, 120);
  gone = new AbortController();
});

afterEach(() => {
  gone.abort();
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
  vi.unstubAllGlobals();
});

function focusAt(y: number) {
  const link = document.body.appendChild(document.createElement('button'));
  link.getBoundingClientRect = () => new DOMRect(10, y, 100, 20);
  link.focus();
}

it('has the browser scroll what gets the focus clear of the banner', () => {
  keepFocusVisible(banner, gone.signal);
  expect(style.getPropertyValue('scroll-padding-bottom')).toBe(`${innerHeight - 600}px`);
});

it('moves the banner to the other edge where the page could not scroll any further', () => {
  keepFocusVisible(banner, gone.signal);
  focusAt(640);
  expect(banner.dataset.position).toBe('top');
  expect([style.getPropertyValue('scroll-padding-top'), style.getPropertyValue('scroll-padding-bottom')]).toEqual([
    '140px',
    '',
  ]);
});

it('moves it along its own side, and to an edge where it stood in the middle', () => {
  banner.dataset.position = 'bottom-end';
  banner.dataset.layout = 'modal';
  keepFocusVisible(banner, gone.signal);
  focusAt(640);
  expect({ ...banner.dataset }).toEqual({ position: 'top-end', layout: 'box' });
});

it('leaves the banner where it hides nothing', () => {
  keepFocusVisible(banner, gone.signal);
  focusAt(300);
  expect(banner.dataset.position).toBe('bottom');
});

it.each([null, 'scroll-padding-bottom: 8px !important;'])('leaves the page as it was: %j', (attribute) => {
  if (attribute) document.documentElement.setAttribute('style', attribute);
  keepFocusVisible(banner, gone.signal);
  gone.abort();
  expect(document.documentElement.getAttribute('style')).toBe(attribute);
  expect(disconnect).toHaveBeenCalled();
  focusAt(640);
  expect(banner.dataset.position).toBe('bottom');
});
