/** Addresses of the scripts that are running, the innermost first: as far as the browser names them. */
const FRAME = /(https?:\/\/[^\s()]+?):\d+:\d+/g;

/** Address, without its query, of the script that calls; `''` where the browser names none. */
export function callingScript(): string {
  const frames = [...stack().matchAll(FRAME)].map(([, url = '']) => url);
  const [own] = frames;
  return withoutQuery(frames.find((url) => url !== own) ?? '');
}

/** What a page has put there to read stacks with is not called: it would run within whatever it has asked for. */
function stack(): string {
  const own = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  if (!own) return `${new Error().stack}`;
  if (!('value' in own) || !own.writable) return '';
  const { value } = own;
  try {
    Object.assign(Error, { prepareStackTrace: undefined });
    return `${new Error().stack}`;
  } finally {
    Object.assign(Error, { prepareStackTrace: value });
  }
}

/** What stands in a query is nobody's business. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');
