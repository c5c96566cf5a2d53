/** Older than, in natural order: `2025-02` is older than `2025-10`, `1.9` than `1.10`. */
export function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}
