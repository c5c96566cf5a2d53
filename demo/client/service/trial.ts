import { signal } from '@preact/signals';
import type { Assent } from '../../../src/types';
import type { StageMessage } from '../stage/messages';
import { clearStorage, readStorage, type Stored } from '../storage';
import { given } from './given';

/** Where the visitor stands: it has not been chosen yet, or the service may run, or it may not. */
export type Phase = 'before' | 'yes' | 'no';

export type Entry = StageMessage | { readonly type: 'choice'; readonly at: number; readonly phase: Phase };

/** How often storage is read: writes have no event of their own. */
const REFRESH_MS = 250;

export const phase = signal<Phase>('before');
/** In the order of time. */
export const entries = signal<readonly Entry[]>([]);
/** What was stored when a phase was last seen. */
export const snapshots = signal<Readonly<Partial<Record<Phase, readonly Stored[]>>>>({});
/** `closed`: this browser has no service worker here, so nothing is loaded. */
export const state = signal<'opening' | 'open' | 'closed'>('opening');
export const frame = signal<HTMLIFrameElement | null>(null);

/** Nothing of the stage is there before its double is. */
export async function open(): Promise<void> {
  addEventListener('message', (event: MessageEvent<StageMessage>) => {
    if (event.origin === location.origin && event.source === frame.value?.contentWindow) hear(event.data);
  });
  await clearStorage();
  try {
    await navigator.serviceWorker.register(given.worker);
    await navigator.serviceWorker.ready;
    begin();
  } catch {
    state.value = 'closed';
  }
  setInterval(look, REFRESH_MS);
}

/** Everything anew: an empty browser, a stage that has just been opened. */
export async function startOver(): Promise<void> {
  state.value = 'opening';
  // The old stage is gone first, so that it writes nothing more.
  await new Promise(requestAnimationFrame);
  await clearStorage();
  begin();
}

export function decide(act: (assent: Assent) => Promise<unknown>): void {
  const { assent } = frame.value?.contentWindow ?? {};
  // What the frame itself goes through, such as its reload, ends the call.
  if (assent) act(assent).catch(() => {});
}

function begin(): void {
  phase.value = given.necessary ? 'yes' : 'before';
  snapshots.value = {};
  entries.value = [];
  state.value = 'open';
}

function hear(message: StageMessage): void {
  follow();
  add(message);
}

/** Asks Assent itself: it knows of a decision before anything follows from it. */
function follow(): Phase {
  const { assent } = frame.value?.contentWindow ?? {};
  if (assent && !given.necessary) {
    const { status, decidedAt } = assent.consent;
    const next = assent.has(given.id) ? 'yes' : status === 'unasked' ? 'before' : 'no';
    if (next !== phase.value) {
      phase.value = next;
      add({ type: 'choice', at: decidedAt ? Date.parse(decidedAt) : Date.now(), phase: next });
    }
  }
  return phase.value;
}

function add(entry: Entry): void {
  entries.value = [...entries.value, entry].sort((a, b) => a.at - b.at);
}

async function look(): Promise<void> {
  if (state.value !== 'open') return;
  const found = await readStorage();
  const now = follow();
  if (JSON.stringify(found) !== JSON.stringify(snapshots.value[now])) {
    snapshots.value = { ...snapshots.value, [now]: found };
  }
}
