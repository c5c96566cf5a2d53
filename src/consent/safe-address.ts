/** May this be a link: to the web, to somebody's mail, or to this site? `javascript:` and its like may not. */
export function isSafe(url: string): boolean {
  // Relative: no colon before the first slash, question mark or hash.
  return url !== '' && /^(https?:|mailto:|[^:]*([/?#]|$))/i.test(url);
}
