import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Core, FirstLayer } from '../../../src/core/contracts';
import { listenToPage } from '../../../src/core/page-events';

let end: AbortController;
const calls: string[] = [];
let isOther = true;
let allowed: string[] = [];
const open = vi.fn();

function listen(): void {
  const firstLayer: Partial<FirstLayer> = { follow: async (before) => void calls.push(`follow ${before}`) };
  const state = {
    allowedNames: () => [...allowed],
    decision: { refresh: () => isOther },
    readAudience: () => calls.push('audience'),
  };
  listenToPage({ state, signal: end.signal } as unknown as Core, async () => firstLayer as FirstLayer, open);
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  end = new AbortController();
  calls.length = 0;
  isOther = true;
  allowed = ['necessary'];
  open.mockReset();
});
afterEach(() => end.abort());

test.each(['storage', 'pageshow', 'visibilitychange'])(
  '%s: another tab has decided, and the page follows',
  async (type) => {
    listen();
    dispatchEvent(new Event(type));
    await settled();
    expect(calls).toEqual(['audience', 'follow necessary']);
  },
);

test('nothing has changed: nothing is loaded', async () => {
  isOther = false;
  listen();
  dispatchEvent(new Event('storage'));
  await settled();
  expect(calls).toEqual(['audience']);
});

test('what opens the preferences, and what does not', () => {
  document.body.innerHTML = `<button data-consent-open><b>x</b></button><a href="#assent">y</a><p>z</p>`;
  listen();
  const click = (selector: string) => {
    const event = new Event('click', { bubbles: true, cancelable: true });
    document.querySelector(selector)?.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect([click('b'), click('a'), click('p')]).toEqual([true, true, false]);
  expect(open).toHaveBeenCalledTimes(2);
});

test('after the end nobody listens', async () => {
  listen();
  end.abort();
  dispatchEvent(new Event('storage'));
  document.querySelector('a')?.click();
  await settled();
  expect([calls, open.mock.calls]).toEqual([[], []]);
});
