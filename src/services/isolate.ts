/** Does something for one service. What it throws is reported, and holds up nobody. */
export type Isolated = (id: string, act: () => unknown) => Promise<void>;

/** @param signal once it is aborted, nothing is done or reported any more */
export const isolate =
  (signal: AbortSignal, report: (message: string, cause: unknown) => void): Isolated =>
  async (id, act) => {
    try {
      if (!signal.aborted) await act();
    } catch (cause) {
      if (!signal.aborted) report(`${id} failed`, cause);
    }
  };
