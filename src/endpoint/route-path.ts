const TAIL =
  /\/(?:subjects\/[^/]+(?:\/receipts)?|notices\/[^/]+|receipts|region|health|admin(?:\/(?:receipts(?:\/[^/]+(?:\/proof)?)?|stats|verify|retention|page\.js|page\.css)?)?)$/;

/**
 * The part of the path that names a route, whatever the endpoint is mounted under: `/assent/receipts` is `/receipts`.
 * The longest tail wins, so `/subjects/x/receipts` is not `/receipts`.
 */
export function routePath(request: Request): string {
  const { pathname } = new URL(request.url);
  return TAIL.exec(pathname)?.[0] ?? '/';
}
