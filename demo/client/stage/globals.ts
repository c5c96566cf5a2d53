/** Queues have no event of their own. */
const LOOK_MS = 100;

/**
 * Watches what services put on `window`: values that appear, and the calls that wait in their queues, whichever way they
 * keep them: an array, or a function or object with an array for a member.
 *
 * @returns looks at once; what is new is told with this time
 */
export function watchGlobals(seen: (at: number, name: string, text: string) => void): (at: number) => void {
  const before = new Set(Object.getOwnPropertyNames(window));
  /** How much of each list was told, and which single values. */
  const told = new Map<unknown, number>();
  const values = new Map<string, string>();

  const look = (at: number) => {
    for (const name of Object.getOwnPropertyNames(window)) {
      // Frames are there by number; what is Assent's own has its events.
      if (before.has(name) || /^(\d+$|assent)/.test(name)) continue;
      const value = (window as unknown as Record<string, unknown>)[name];
      const list = listOf(value);
      if (list) {
        for (const call of list.slice(told.get(list) ?? 0)) seen(at, name, textOf(call));
        told.set(list, list.length);
      } else if (typeof value !== 'function' && values.get(name) !== textOf(value)) {
        values.set(name, textOf(value));
        seen(at, name, `= ${textOf(value)}`);
      }
    }
  };
  const lookNow = () => look(Date.now());
  setInterval(lookNow, LOOK_MS);
  // A page that is about to be reloaded has no time to wait for.
  addEventListener('pagehide', lookNow);
  return look;
}

function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return undefined;
  return Object.values(value).find((member) => Array.isArray(member)) as unknown[] | undefined;
}

/** A call as one would write it; anything else as JSON. */
function textOf(value: unknown): string {
  // Each event of Assent's is told where it is listened to, and is long.
  const { event } = Object(value) as { event?: unknown };
  if (/^assent\./.test(String(event))) return `{"event":"${event}", …}`;
  const isCall = Array.isArray(value) || Object.prototype.toString.call(value) === '[object Arguments]';
  if (!isCall) return json(value);
  return `(${Array.from(value as ArrayLike<unknown>, json).join(', ')})`;
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
