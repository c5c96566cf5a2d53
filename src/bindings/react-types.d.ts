/*
 * What `react.ts` uses of React, whose types are a package of their own. Those of the app that imports `assent/react` take
 * its place there.
 */
declare module 'react' {
  /** As far as it matters here: nobody looks into it. */
  export type ReactNode = object | string | number | boolean | null | undefined;
  export function useSyncExternalStore<T>(
    subscribe: (update: () => void) => () => void,
    getSnapshot: () => T,
    getServerSnapshot?: () => T,
  ): T;
}
