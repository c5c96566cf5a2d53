import { signal } from '@preact/signals';
import type { Assent, AssentEvents, Consent } from '../../../src/types';
import { readStorage, type Stored } from '../storage';

export interface Entry {
  readonly at: number;
  /** `assent:grant`, or a call such as `acceptAll()`. */
  readonly name: string;
  readonly detail: unknown;
  readonly kind: 'event' | 'call' | 'error';
}

const TYPES = ['ready', 'change', 'grant', 'withdraw', 'receipt', 'open', 'close', 'error'] as const;
const LONGEST_STREAM = 200;

/** Newest first. */
export const entries = signal<readonly Entry[]>([]);
export const consent = signal<Consent | null>(null);
export const assent = signal<Assent | null>(null);
/** Requests to other hosts, by host. */
export const hosts = signal<ReadonlyMap<string, number>>(new Map());
export const stored = signal<readonly Stored[]>([]);

/** Starts to watch. Events are taken from the start of the page; storage is read only while somebody looks. */
export function record(): void {
  window.assentQueue ??= [];
  window.assentQueue.push((ready) => {
    assent.value = ready;
    for (const type of TYPES) ready.on(type, (event) => note(type, event));
  });
  new PerformanceObserver((list) => countHosts(list.getEntries())).observe({ type: 'resource', buffered: true });
}

function note<K extends keyof AssentEvents>(type: K, detail: AssentEvents[K]): void {
  add({ at: Date.now(), name: `assent:${type}`, detail, kind: type === 'error' ? 'error' : 'event' });
  refresh();
}

function add(entry: Entry): void {
  entries.value = [entry, ...entries.value].slice(0, LONGEST_STREAM);
}

/** Reads again what has no event: the snapshot, and what is stored. */
export async function refresh(): Promise<void> {
  consent.value = assent.value?.consent ?? null;
  const found = await readStorage();
  if (JSON.stringify(found) !== JSON.stringify(stored.value)) stored.value = found;
}

/** Calls the public API, and notes what it resolved to among the events. */
export async function call(name: string, act: (assent: Assent) => unknown): Promise<void> {
  if (!assent.value) return;
  try {
    const result = await act(assent.value);
    add({ at: Date.now(), name, detail: result ?? null, kind: 'call' });
  } catch (error) {
    add({ at: Date.now(), name, detail: String(error), kind: 'error' });
  }
  refresh();
}

function countHosts(resources: readonly PerformanceEntry[]): void {
  const counts = new Map(hosts.value);
  for (const { name } of resources) {
    const url = URL.canParse(name) ? new URL(name) : undefined;
    if (!url?.host || url.host === location.host) continue;
    counts.set(url.host, (counts.get(url.host) ?? 0) + 1);
  }
  if (counts.size) hosts.value = counts;
}
