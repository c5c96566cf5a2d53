/** The form of addresses, as host, path and query, that begin like one of these tags, on any subdomain: see `About.tags`. */
export const tagForm = (beginnings: readonly string[]): RegExp =>
  RegExp(`^([\\w-]+\\.)*(${beginnings.join('|').replace(/[.?]/g, '\\$&').replaceAll('*', '[^/]*')})`);
