const EVERY = 200; // ms
const START_OF_EMPTY_LINE = '\r\x1b[K';

interface Progress {
  /** Shows this in the place of what was shown before. */
  show(text: string): void;
  /** Leaves no trace. */
  end(): void;
}

/** Of long work, for somebody who looks on. Nothing is written where standard error is not a terminal. */
export function showProgress(): Progress {
  const isWatched = process.stderr.isTTY === true;
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(text) {
      if (!isWatched || performance.now() - shownAt < EVERY) return;
      shownAt = performance.now();
      process.stderr.write(START_OF_EMPTY_LINE + text);
    },
    end() {
      if (isWatched) process.stderr.write(START_OF_EMPTY_LINE);
    },
  };
}
