/** Ranges of whole numbers, each with its first and its last. */
type Range = readonly [from: number, to: number];

/**
 * Whether a number is in one of these ranges. They take as much memory as there are of them, however far they reach, since
 * a damaged log may claim any.
 */
export function inRanges(ranges: readonly Range[]): (number: number) => boolean {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return (number) => {
    let [low, high] = [0, merged.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((merged[middle] as Range)[1] < number) low = middle + 1;
      else high = middle;
    }
    return low < merged.length && (merged[low] as Range)[0] <= number;
  };
}
