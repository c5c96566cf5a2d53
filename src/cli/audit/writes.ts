import type { BrowserContext } from 'playwright-core';
import type { EntryKind, Initiator } from '../../audit/observation';
import { initiatorOfStack } from './initiators';

/** Something that a page's script has stored, and from where. */
export interface Write {
  readonly kind: 'cookie' | EntryKind;
  readonly name: string;
  /** Of the document that it was written in. */
  readonly origin: string;
  readonly by: Initiator;
}

const BINDING = '__assentAuditWrote';

/** Notes who writes what in all documents of a context. */
export async function watchWrites(context: BrowserContext): Promise<Write[]> {
  const writes: Write[] = [];
  await context.exposeBinding(BINDING, (_source, kind: Write['kind'], name: string, origin: string, stack: string) => {
    writes.push({ kind, name, origin, by: initiatorOfStack(stack) });
  });
  await context.addInitScript(patchWriters, BINDING);
  return writes;
}

/**
 * Runs in the page, before all else. What it patches does as before; only who called is told. `localStorage.name = …` goes past
 * it, and so does what a frame writes whose policy is a sandbox.
 */
function patchWriters(binding: string): void {
  type Tell = (...facts: string[]) => void;
  const tell = (kind: string, name: string) => {
    try {
      const { stack = '' } = new Error();
      (window as unknown as Record<string, Tell | undefined>)[binding]?.(kind, name, location.origin, stack);
    } catch {
      // The page goes on.
    }
  };
  const wrap = (owner: object | undefined, name: string, before: (self: unknown, args: readonly unknown[]) => void) => {
    const own = owner && (Reflect.get(owner, name) as ((...args: unknown[]) => unknown) | undefined);
    if (!own) return;
    const value = function (this: unknown, ...args: unknown[]) {
      before(this, args);
      return Reflect.apply(own, this, args);
    };
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  const { set } = cookie ?? {};
  if (cookie && set) {
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set(this: Document, text: string) {
        tell('cookie', `${text}`.split('=')[0]?.trim() ?? '');
        Reflect.apply(set, this, [text]);
      },
    });
  }
  const nameOf = (value: unknown) => `${(value as { name?: string } | null)?.name ?? value}`;
  const { CookieStore } = window as { CookieStore?: { prototype: object } };
  wrap(CookieStore?.prototype, 'set', (_, [first]) => tell('cookie', nameOf(first)));
  wrap(Storage.prototype, 'setItem', (self, [key]) => {
    tell(self === window.sessionStorage ? 'sessionStorage' : 'localStorage', `${key}`);
  });
  wrap(window.IDBFactory?.prototype, 'open', (_, [name]) => tell('IndexedDB', `${name}`));
}
