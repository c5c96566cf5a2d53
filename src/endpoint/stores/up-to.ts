/** The first of these that have `limit` entries together: one at least, or one that is larger would stay for ever. */
export function upTo<Due extends { readonly count: number }>(limit: number, due: readonly Due[]): Due[] {
  let entries = 0;
  const end = due.findIndex(({ count }, i) => {
    entries += count;
    return i > 0 && entries > limit;
  });
  return end < 0 ? [...due] : due.slice(0, end);
}
