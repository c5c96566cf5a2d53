import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Labels } from '../../../src/locales/labels';
import { createControl } from '../../../src/ui/control/control';

const GERMAN: Labels = { reopen: 'Datenschutz', choices: 'Ihre Wahl' };

function control(labelsOf: () => Promise<Labels>, texts?: Record<string, Partial<Labels>>) {
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  document.body.append(root.host);
  const end = new AbortController();
  const asked = vi.fn(labelsOf);
  const code = { now: 'de' };
  const port = {
    root: () => root,
    language: () => code.now,
    theme: '',
    corner: 'top-end',
    texts,
    open: () => {},
    signal: end.signal,
  };
  const draw = createControl({ ...port, labelsOf: asked });
  const shown = () => {
    const button = root.querySelector('button');
    return button && [button.textContent, button.lang];
  };
  return { draw, shown, asked, end, code };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it is named once the words of the language have come, which are asked for once', async () => {
  const { draw, shown, asked } = control(async () => GERMAN);
  draw('reopen');
  draw('reopen');
  expect(shown()).toBeNull();
  await vi.runAllTimersAsync();
  expect(shown()).toEqual(['Datenschutz', 'de']);
  draw('choices');
  expect(shown()).toEqual(['Ihre Wahl', 'de']);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('words that do not come leave nobody without it: it is in English, and says so', async () => {
  const { draw, shown } = control(async () => Promise.reject(new Error('404')));
  draw('reopen');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(['Privacy Choices', 'en']);
});

test('words that hang do not either, and count when they come', async () => {
  let come = (_: Labels) => {};
  const { draw, shown } = control(() => new Promise((resolve) => (come = resolve)));
  draw('reopen');
  await vi.advanceTimersByTimeAsync(2_999);
  expect(shown()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(shown()).toEqual(['Privacy Choices', 'en']);
  come(GERMAN);
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(['Datenschutz', 'de']);
});

test('what is not due any more when its words come is not drawn, nor after the end', async () => {
  const first = control(async () => GERMAN);
  first.draw('reopen');
  first.draw();
  const second = control(async () => GERMAN);
  second.draw('reopen');
  second.end.abort();
  await vi.runAllTimersAsync();
  expect([first.shown(), second.shown()]).toEqual([null, null]);
});

test('the site’s own word counts, and one that is empty names nothing', async () => {
  const { draw, shown, code, asked } = control(async () => GERMAN, { en: { reopen: '' }, de: { reopen: 'Wahl' } });
  draw('reopen');
  expect(shown()).toEqual(['Wahl', 'de']);
  code.now = 'en';
  draw('reopen');
  expect(shown()).toEqual(['Privacy Choices', 'en']);
  expect(asked).not.toHaveBeenCalled();
});

test('while another language is on its way it keeps its name', async () => {
  const { draw, shown, code } = control(async () => GERMAN);
  code.now = 'en';
  draw('reopen');
  code.now = 'de';
  draw('reopen');
  expect(shown()).toEqual(['Privacy Choices', 'en']);
  await vi.runAllTimersAsync();
  expect(shown()).toEqual(['Datenschutz', 'de']);
});

test('Escape hides the name until somebody comes back to it, and does nothing after the end', () => {
  const { draw, end } = control(async () => GERMAN, { de: { reopen: 'Wahl' } });
  draw('reopen');
  const button = document.querySelector('div:last-of-type')?.shadowRoot?.querySelector('button') as HTMLButtonElement;
  const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key }));
  const isHushed = () => 'hushed' in button.dataset;
  press('Tab');
  expect(isHushed()).toBe(false);
  for (const back of ['pointerenter', 'focus']) {
    press('Escape');
    expect(isHushed()).toBe(true);
    button.dispatchEvent(new Event(back));
    expect(isHushed()).toBe(false);
  }
  end.abort();
  press('Escape');
  expect(isHushed()).toBe(false);
});
