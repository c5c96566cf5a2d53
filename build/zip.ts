import { type Zippable, zipSync } from 'fflate';

/** Zip has no time before 1980, and local time alone: this says the same in every zone. */
const timeOf = () => new Date(1980, 0, 1, 12);

/** @param folder that all lies in @returns the same bytes for the same files, whatever their order */
export function zipOf(folder: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(sorted.map(([name, bytes]) => [`${folder}/${name}`, bytes]));
  return zipSync(entries, { level: 9, mtime: timeOf(), os: 3, attrs: 0o644 << 16 });
}
