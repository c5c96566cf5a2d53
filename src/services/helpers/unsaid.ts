import type { Category } from '../../consent/categories';
import { answerKey } from '../../consent/decision';
import type { ConsentInputs } from '../../consent/grants';
import { QUEUE_OF } from '../tables';
import { isEvent, lengthOf } from './events';

/** As much of a service as this has to know. */
interface Told {
  readonly id: string;
  readonly category: Category;
  readonly calls?: string | undefined;
}

/**
 * THE RULE for what the page says to a service that may not run, in whatever queue: events under a no are never told. What
 * came before any answer is told with the yes, unless the service is said to drop it. What is no event says how things are,
 * and stays.
 *
 * @param inputs what decides what may run now
 * @returns to be called at every change of what may run
 */
export function createUnsaid(
  services: () => Iterable<Told>,
  allowed: (name: string) => boolean,
  inputs: () => ConsentInputs,
): () => void {
  /** Of each that is refused: what stood in its queues before. */
  const refused = new Map<string, unknown[]>();
  const seen = new Set<string>();

  function isRefused({ id, category, calls = 'queue' }: Told): boolean {
    const { answers, minor } = inputs();
    const isNo = (answers?.get(answerKey(id)) ?? answers?.get(category)) === false;
    return !allowed(id) && (isNo || calls !== 'queue' || (minor && category !== 'preferences'));
  }

  return () => {
    for (const service of services()) {
      const { id } = service;
      const before = refused.get(id);
      if (!isRefused(service)) {
        if (before) takeBack(id, before);
        refused.delete(id);
        // One that is refused from the start was so before anything was said.
      } else if (!before) refused.set(id, seen.has(id) ? queuesOf(id).flat() : []);
      seen.add(id);
    }
  };
}

/** Lists in which calls wait, those of TikTok's several pixels included. */
function queuesOf(id: string): unknown[][] {
  return namesOf(id).flatMap((path) => {
    const list = path
      .replace(ALL, '')
      .split('.')
      .reduce((node, key) => Object(node)[key], window as unknown);
    return [list, ...Object.values(Object(Object(list)._i))].filter(Array.isArray);
  });
}

/** Behind the name of a queue: whatever is called there is an event, by a name that the site gives it. */
const ALL = '*';

const namesOf = (id: string) => (Object.hasOwn(QUEUE_OF, id) ? `${QUEUE_OF[id]}`.split(' ') : []);

/** Takes the events out of the queues that came to what was there. */
function takeBack(id: string, before: readonly unknown[]): void {
  const old = [...before];
  const isAll = namesOf(id).some((path) => path.endsWith(ALL));
  for (const list of queuesOf(id)) {
    for (let at = 0; at < list.length; ) {
      const size = lengthOf(list, at);
      const known = old.indexOf(list[at]);
      if (known >= 0) old.splice(known, size);
      else if (isAll || isEvent(list[at])) {
        list.splice(at, size);
        continue;
      }
      at += size;
    }
  }
}

/** Where the one that is held off is found again. */
const OWN = Symbol.for('assent.own');

type Callable = ((...command: unknown[]) => unknown) & Record<string | symbol, unknown>;

const page = globalThis as unknown as Record<string, Callable | undefined>;

/** Names of the globals that are called. All of Google's tags read one, and have a kill flag each. */
const globalsOf = (id: string) =>
  namesOf(id).flatMap((path) => (path === 'dataLayer' ? [] : (path.split('.')[0] as string)));

/**
 * Keeps events from a script that runs and is switched off: some keep them for the day they are switched on again. Anything
 * else that is called reaches it.
 */
export function holdOff(id: string): void {
  for (const name of globalsOf(id)) {
    const own = page[name];
    if (Object(own) === own && !own?.[OWN]) page[name] = deafToEvents(own as Callable);
  }
}

/** Ends that, also of an instance before this one. */
export function letThrough(id: string): void {
  for (const name of globalsOf(id)) if (page[name]?.[OWN]) page[name] = page[name]?.[OWN] as Callable;
}

const deafToEvents = (own: Callable): Callable =>
  new Proxy(own, {
    apply: (to, self, command) => (isEvent(command) ? undefined : Reflect.apply(to, self, command)),
    get(from, key) {
      if (key === OWN) return from;
      const member = from[key];
      if (typeof member !== 'function') return member;
      if (key === 'push') {
        return (...entries: unknown[]) =>
          isEvent(entries) ||
          member.apply(
            from,
            entries.filter((entry) => typeof entry === 'string' || !isEvent(entry)),
          );
      }
      return isEvent(`${String(key)}`) ? () => {} : member;
    },
  });
