/** Older than, in natural order: `2025-02` is older than `2025-10`, `1.9` than `1.10`. */
export function isOlder(version: string, than: string): boolean {
  // A comparison of its own takes a browser milliseconds to prepare, and nearly all pages compare a version with itself.
  return version !== than && version.localeCompare(than, 'en', { numeric: true }) < 0;
}
