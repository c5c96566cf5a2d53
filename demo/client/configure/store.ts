import { computed, signal } from '@preact/signals';
import { type Judged, judge } from './outcome';
import { changed, fragmentOf, readState, type State } from './state';

/** What is chosen. It is in the address too, which can be passed on. */
export const state = signal<State>(atFirst());

/** Who begins in Arabic looks at it in Arabic. */
function atFirst(): State {
  const read = readState(location.hash);
  return location.hash ? read : changed(read, 'see.language', document.documentElement.lang);
}

export const judged = computed<Judged>(() => judge(state.value));

/** The field that was given last what it may not hold, and has kept what was in it. */
export const refused = signal<{ readonly path: string } | undefined>(undefined);

/** @param value `undefined` takes it out */
export function set(path: string, value: string | undefined): void {
  const next = changed(state.value, path, value);
  if (next === state.value) {
    // Another one each time, so that the field is drawn again with what is in it.
    refused.value = { path };
    return;
  }
  refused.value = undefined;
  state.value = next;
  history.replaceState(history.state, '', fragmentOf(state.value));
}

/** Somebody has changed the address, or gone back. */
addEventListener('hashchange', () => {
  state.value = readState(location.hash);
});
