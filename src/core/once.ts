/** Makes something when it is asked for, once. A failure is reported once, and the next who asks tries again. */
export function once<T>(make: () => Promise<T>, report: (cause: unknown) => void): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((cause) => {
      made = undefined;
      report(cause);
      throw cause;
    });
    return made;
  };
}

/** For those who wait for something that, if it fails, has been reported already. */
export const reported = (): void => {};
