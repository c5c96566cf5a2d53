type Stub = ((...command: unknown[]) => void) & { [member: string]: unknown };

/**
 * What vendors' base code makes before their script is there: a function that keeps each call's `arguments` in a list, until
 * the script has put its handler in. Where the page has one of the name already, that is the one.
 *
 * @param name of the global function
 * @param list the member of it that keeps the calls
 * @param handler the member that the script puts in, where it does not replace the function
 * @param more members that the script looks for
 */
export function stub(name: string, list: string, handler = '', more: object = {}): Stub {
  const page = window as unknown as Record<string, Stub>;
  const own: Stub = Object.assign(
    function () {
      const handle = own[handler] as undefined | ((...command: unknown[]) => void);
      // biome-ignore lint/complexity/noArguments: what vendors' scripts read
      const command = arguments as unknown as unknown[];
      if (handle) handle.apply(own, command);
      else (own[list] as unknown[]).push(command);
    },
    { [list]: [] as unknown[], ...more },
  );
  page[name] ??= own;
  return page[name];
}

/** A vendor's queue that is a plain list: the page's, where it has one. */
export function list<T extends unknown[] = unknown[]>(name: string): T {
  const page = window as unknown as Record<string, T>;
  page[name] ??= [] as unknown as T;
  return page[name];
}

/**
 * Gives a list the methods that it lacks; each keeps its own name and what it is given in the list. What the vendor's script
 * has put into its place stays as it is.
 */
export function methods<T extends unknown[]>(queue: T, names: string): T {
  const own = queue as unknown as Record<string, unknown>;
  for (const name of Array.isArray(queue) ? names.split(',') : []) {
    own[name] ??= (...args: unknown[]) => queue.push([name, ...args]);
  }
  return queue;
}

/** Gives a global what it lacks, in place: what the page has set stays. */
export function complete(name: string, lacking: object): Record<string, unknown> {
  const page = window as unknown as Record<string, Record<string, unknown>>;
  page[name] ??= {};
  for (const [key, value] of Object.entries(lacking)) page[name][key] ??= value;
  return page[name];
}
