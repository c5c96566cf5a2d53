import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { announcement, reload } from './act';
import { count, counted } from './percent';
import { lookAtRetention, retentionPlan } from './retention-plan';
import { failed, session } from './session';

/** Asked once more, since it cannot be undone. */
export function RetentionButton() {
  const dialog = useRef<HTMLDialogElement>(null);
  const outcome = useSignal('');
  const { due = 0, of = 0, held = null } = retentionPlan.value ?? {};

  async function apply() {
    dialog.current?.close();
    if (!session.value) return;
    try {
      const deleted = await session.value.applyRetention(held !== null);
      outcome.value = deleted ? `Deleted ${counted(deleted, 'receipt')}.` : 'No receipt was old enough.';
      announcement.value = outcome.value;
      if (deleted) await reload();
    } catch (cause) {
      outcome.value = failed(cause);
    }
    await lookAtRetention();
  }

  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        Apply retention now…
      </button>
      <span>{outcome.value}</span>
      <dialog ref={dialog} class="confirm" aria-labelledby="retention-title" aria-describedby="retention-text">
        <h2 id="retention-title">Delete expired receipts?</h2>
        <div id="retention-text">
          <p>
            This deletes every receipt that the endpoint received longer ago than it was told to keep them (
            <code>--retention</code>, 1,825 days unless it was set). It does so every hour by itself.
          </p>
          {held !== null && (
            <p class="fault">
              Now it waits for you: these are {counted(due, 'receipt')} of {count(of)}, and {held}.
            </p>
          )}
          <p>
            It cannot be undone. The log stays verifiable: what is left of a deleted receipt there tells nothing of what
            it was.
          </p>
        </div>
        <p class="actions">
          <button type="button" autofocus onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="button" class="primary" onClick={apply}>
            Delete expired receipts
          </button>
        </p>
      </dialog>
    </>
  );
}
