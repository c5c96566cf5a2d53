import { afterEach, expect, test, vi } from 'vitest';
import { createEvents } from '../../../src/core/events';
import type { Consent } from '../../../src/types';

const consent = { status: 'unasked' } as Consent;
let end = new AbortController();
const page = window as { dataLayer?: unknown };

afterEach(() => {
  end.abort();
  end = new AbortController();
  delete page.dataLayer;
  vi.useRealTimers();
});

test('every listener is called, one that throws included, and the document hears the same', () => {
  const { on, emit } = createEvents(end.signal);
  const calls: unknown[] = [];
  const failed = vi.fn((event: Event) => event.preventDefault());
  addEventListener('error', failed, { once: true });
  on('grant', () => calls.push('first'));
  on('grant', ({ names }) => calls.push(...names));
  document.addEventListener('assent:grant', ({ detail }) => calls.push(detail), { once: true });
  emit('grant', { names: ['analytics'] });
  expect(calls).toEqual(['first', 'analytics', { names: ['analytics'] }]);
});

test('off takes one listener off, and the end all', () => {
  const { on, emit } = createEvents(end.signal);
  const [one, two] = [vi.fn(), vi.fn()];
  const off = on('open', one);
  on('open', two);
  off();
  emit('open', null);
  expect([one, two].map((it) => it.mock.calls.length)).toEqual([0, 1]);
  end.abort();
  emit('open', null);
  document.dispatchEvent(new CustomEvent('assent:open', { detail: null }));
  expect(two).toHaveBeenCalledTimes(1);
});

test('ready is replayed to late listeners, unless they were taken off or all has ended', () => {
  vi.useFakeTimers();
  const { on, emit } = createEvents(end.signal);
  emit('ready', consent);
  const [late, off, ended] = [vi.fn(), vi.fn(), vi.fn()];
  on('ready', late);
  on('ready', off)();
  expect(late).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(late.mock.calls).toEqual([[consent]]);
  expect(off).not.toHaveBeenCalled();
  on('ready', ended);
  end.abort();
  vi.runAllTimers();
  expect(ended).not.toHaveBeenCalled();
});

test('dataLayer gets the events where the page has one, and is left alone where it is none', () => {
  const { emit } = createEvents(end.signal);
  page.dataLayer = [];
  emit('grant', { names: ['x'] });
  expect(page.dataLayer).toEqual([{ event: 'assent.grant', names: ['x'] }]);
  page.dataLayer = 'mine';
  expect(() => emit('close', null)).not.toThrow();
});
