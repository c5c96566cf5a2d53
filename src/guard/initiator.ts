/** Addresses of the scripts that are running, the innermost first: as far as the browser names them. */
const FRAME = /(https?:\/\/[^\s()]+?):\d+:\d+/g;

/** Address, without its query, of the script that calls; `''` where the browser names none. */
export function callingScript(): string {
  const frames = [...`${new Error().stack}`.matchAll(FRAME)].map(([, url = '']) => url);
  const [own] = frames;
  return withoutQuery(frames.find((url) => url !== own) ?? '');
}

/** What stands in a query is nobody's business. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');
