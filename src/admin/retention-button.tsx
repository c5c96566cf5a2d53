import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { announcement, reload } from './act';
import { counted } from './percent';
import { failed, session } from './session';

/** Asked once more, since it cannot be undone. */
export function RetentionButton() {
  const dialog = useRef<HTMLDialogElement>(null);
  const outcome = useSignal('');

  async function apply() {
    dialog.current?.close();
    if (!session.value) return;
    try {
      const deleted = await session.value.applyRetention();
      outcome.value = deleted ? `Deleted ${counted(deleted, 'receipt')}.` : 'No receipt was old enough.';
      announcement.value = outcome.value;
      if (deleted) await reload();
    } catch (cause) {
      outcome.value = failed(cause);
    }
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
