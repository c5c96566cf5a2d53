/**
 * Does this name fit the pattern? `*` stands for any text, also for none; everything else for itself.
 *
 * Each part is looked for once, from left to right, behind the one before: no regular expression, since patterns come from
 * a site's settings and names from anybody, and no pair of them may keep the page busy.
 */
export function fits(pattern: string, name: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return name === head;
  if (!name.startsWith(head)) return false;
  let from = head.length;
  for (const part of parts) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return name.endsWith(tail) && name.length - tail.length >= from;
}

/** Names that no pattern covers are never touched. */
export function matcher(patterns: readonly string[] = []): (name: string) => boolean {
  return (name) => patterns.some((pattern) => fits(pattern, name));
}
