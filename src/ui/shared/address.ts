/** Relative addresses are this site's own, also on a page whose `<base>` is another's. */
export function addressOf(url: string): string {
  try {
    return new URL(url, location.href).href;
  } catch {
    // A page without an address of its own, as `about:srcdoc` is one.
    return url;
  }
}
