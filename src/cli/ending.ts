import { onNpmGone } from './npm-parent';

/** Why the process has to end. */
export type Ending = 'signal' | 'failure';

/**
 * Resolves with the first reason to end: a signal, the end of the npm that started this, or a failure that nobody caught,
 * after which nothing that is in memory can be relied on. A second signal finds no listener and ends the process at once.
 */
export function firstEnding(onFailure: (error: unknown) => void): Promise<Ending> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('signal'));
    onNpmGone(() => resolve('signal'));
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (error: unknown) => {
        onFailure(error);
        resolve('failure');
      });
    }
  });
}
