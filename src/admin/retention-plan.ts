import { signal } from '@preact/signals';
import { boardFault } from './act';
import type { RetentionPlan } from './answers';
import { failed, session } from './session';

/** What the next run of the retention would delete, as it was when the admin last had anything of it. */
export const retentionPlan = signal<RetentionPlan | null>(null);

export async function lookAtRetention(): Promise<void> {
  try {
    retentionPlan.value = (await session.value?.retentionPlan()) ?? null;
  } catch (cause) {
    boardFault.value = failed(cause);
  }
}

session.subscribe((api) => {
  retentionPlan.value = null;
  if (api) void lookAtRetention();
});
