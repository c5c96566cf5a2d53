/**
 * Does work now and every so often, and not again while it is under way. It has to say itself how it failed.
 *
 * @param every in milliseconds
 * @returns what stops it, once what is under way is done
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
    await underWay;
  };
}
