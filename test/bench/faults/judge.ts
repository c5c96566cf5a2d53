/** What was seen on a page, and at the vendors' server. */
export interface Seen {
  /** Whether the button that allows everything was there, and took a click. */
  readonly isUsable: boolean;
  /** Tags that ran, or whose vendor was asked, before the click, by their ids. */
  readonly early: readonly number[];
  /** Whether no banner stood after the click. */
  readonly isGone: boolean;
  /** Which tags ran, by their ids, each as often as it did. */
  readonly ran: readonly number[];
  /** Which vendors' scripts were asked for, by their ids. */
  readonly asked: readonly number[];
}

/** What must have happened. */
export interface Expected {
  /** Tags that have to run. */
  readonly run: readonly number[];
  /** Tags that cannot, and whose vendor has to be asked all the same. */
  readonly ask: readonly number[];
}

/** How a run ended. */
export interface Outcome {
  /** What was wrong; nothing where the manager has survived. */
  readonly wrong?: string;
  /** The page's first error, where something was wrong. */
  readonly error?: string;
}

/**
 * Survives: the banner is usable, nothing is early, and each tag that was granted runs once.
 *
 * @returns the first thing that is wrong; nothing where it survives
 */
export function wrongOf(seen: Seen, { run, ask }: Expected): string | undefined {
  const early = new Set(seen.early).size;
  if (early > 0)
    return `${early.toLocaleString('en')} of ${(run.length + ask.length).toLocaleString('en')} tags before the answer`;
  if (!seen.isUsable) return 'no banner that takes a click';
  const ran = new Set(seen.ran);
  const missing = run.filter((id) => !ran.has(id));
  const all = `${run.length.toLocaleString('en')} tags`;
  if (missing.length > 0) return `${missing.length.toLocaleString('en')} of ${all} never ran`;
  if (ask.some((id) => !seen.asked.includes(id))) return 'a tag’s vendor was never asked';
  if (seen.ran.length > ran.size) return `of ${all} ${(seen.ran.length - ran.size).toLocaleString('en')} ran again`;
  if (!seen.isGone) return 'the banner stays';
  return undefined;
}

/** In how many runs of these it survived. */
export function survived(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ wrong }) => wrong === undefined).length;
}

/** Whether it survived every time. */
export function isSound(outcomes: readonly Outcome[]): boolean {
  return outcomes.length > 0 && survived(outcomes) === outcomes.length;
}
