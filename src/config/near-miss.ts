/** Whether so many edits make one name of the other: a letter more, less or changed, or two that have changed places. */
function isNear(a: string, b: string, edits: number): boolean {
  if (a === b) return true;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return isNear(restA, restB, edits);
  return (
    edits >= 1 &&
    (isNear(restA, b, edits - 1) ||
      isNear(a, restB, edits - 1) ||
      isNear(restA, restB, edits - 1) ||
      (a[1] === b[0] && isNear(a[0] + a.slice(2), restB, edits - 1)))
  );
}

/** Paths, and names in camel case, in one form. */
const dotted = (name: string) => name.replace(/[A-Z]/g, '.$&').toLowerCase();

/**
 * The known name that was probably meant: two edits away at the most, and one where it is short. Names of less than five
 * letters are near to too many words.
 */
export const nearest = (name: string, known: readonly string[]): string | undefined =>
  known.find((it) => it.length > 4 && isNear(dotted(name), dotted(it), it.length > 7 ? 2 : 1));
