import { signal } from '@preact/signals';
import { board } from './board';
import { counted } from './percent';
import { type FilterName, toggled } from './query';
import type { Range } from './range';
import { failed, session } from './session';

/** What was done last, for those who do not see it: read out by screen readers. */
export const announcement = signal('');
/** Why the figures are not those of what is chosen. */
export const boardFault = signal('');

export async function reload(): Promise<void> {
  const api = session.value;
  if (!api) return;
  try {
    await board.load(api);
    boardFault.value = '';
    announcement.value = `The figures are of ${counted(board.figures.value?.total.receipts ?? 0, 'receipt')}.`;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return;
    boardFault.value = failed(cause);
  }
}

export function choose(range: Range): Promise<void> {
  board.range.value = range;
  return reload();
}

export function filter(name: FilterName, value: string | undefined): Promise<void> {
  board.filters.value = toggled(board.filters.value, name, value);
  return reload();
}

export function clearFilters(): Promise<void> {
  board.filters.value = {};
  return reload();
}

session.subscribe((api) => {
  if (api) return;
  announcement.value = '';
  boardFault.value = '';
});
