/*
 * This machine has two names, whose cookies are apart: Klouttrack is on one, and what is tried without Klouttrack on the other.
 */

/** @returns the same address on the other name, or `null` where it is on that */
export function otherName(address) {
  const url = new URL(address);
  if (url.hostname !== 'localhost') return null;
  url.hostname = '127.0.0.1';
  return url.href;
}

/** @returns the origin of Klouttrack */
export function siteOf(address) {
  const url = new URL(address);
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  return url.origin;
}
