/** Makes something when it is asked for, once. A failure is told once, and the next who asks tries again. */
export function once<T>(make: () => Promise<T>, failed: (cause: unknown) => void): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((cause) => {
      made = undefined;
      failed(cause);
      throw cause;
    });
    return made;
  };
}

/** For those who wait for something that, if it fails, has been told already. */
export const told = (): void => {};
