const ADMIN = String.raw`admin(?:\/(?:receipts(?:\/[^/]+(?:\/proof)?)?|stats|verify|retention|page\.js|page\.css)?)?`;
const TAIL = new RegExp(
  String.raw`\/(?:subjects\/[^/]+(?:\/receipts)?|notices\/[^/]+|receipts|region|health(?:\/(?:live|ready))?|${ADMIN})$`,
);

/**
 * The part of the path that names a route, whatever the endpoint is mounted under: `/assent/receipts` is `/receipts`.
 * The longest tail wins, so `/subjects/x/receipts` is not `/receipts`.
 */
export function routePath(request: Request): string {
  const { pathname } = new URL(request.url);
  return TAIL.exec(pathname)?.[0] ?? '/';
}

/** Whether this path, as `routePath` gives it, is one of the admin's. */
export function isAdminPath(path: string): boolean {
  return /^\/admin(?:\/|$)/.test(path);
}
