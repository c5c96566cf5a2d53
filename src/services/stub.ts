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
