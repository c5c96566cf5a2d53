/**
 * Moves labels apart that would stand on each other, as little as possible and without changing their order.
 *
 * @param wanted where each would stand, in pixels from the top
 * @param gap the least distance between two
 * @returns where each stands, in the order given
 */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed: number[] = [];
  let free = top;
  for (const i of order) {
    placed[i] = Math.max(wanted[i] ?? 0, free);
    free = (placed[i] ?? 0) + gap;
  }
  // What was pushed out at the bottom pushes back.
  let limit = bottom;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? 0, limit);
    limit = (placed[i] ?? 0) - gap;
  }
  return placed;
}
