/** For what is under way to end once it is told to. A server that is frozen answers nothing. */
const STOP_WITHIN = 5_000; // ms

/**
 * Does work now and every so often, and not again while it is under way. It has to say itself how it failed.
 *
 * @param every in milliseconds
 * @returns what stops it, once what is under way is done, or too late
 */
export function schedule(every: number, work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const begin = () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
  };
  const timer = setInterval(begin, every);
  begin();
  return async () => {
    clearInterval(timer);
    let late: NodeJS.Timeout | undefined;
    const tooLate = new Promise<void>((resolve) => {
      late = setTimeout(resolve, STOP_WITHIN);
    });
    await Promise.race([underWay, tooLate]);
    clearTimeout(late);
  };
}
