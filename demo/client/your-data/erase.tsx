import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { texts } from '../texts';
import { eraseAll } from './store';

export function EraseButton() {
  const { own } = texts;
  const dialog = useRef<HTMLDialogElement>(null);
  const busy = useSignal(false);
  const erase = async () => {
    busy.value = true;
    await eraseAll();
    busy.value = false;
    dialog.current?.close();
  };
  return (
    <>
      <button type="button" class="button danger" onClick={() => dialog.current?.showModal()}>
        {own.erase}
      </button>
      <dialog ref={dialog} class="ask" aria-labelledby="erase-title">
        <h2 id="erase-title">{own.eraseTitle}</h2>
        <p>{own.eraseText}</p>
        <p class="actions">
          <button type="button" class="button danger" disabled={busy.value} onClick={erase}>
            {own.eraseYes}
          </button>
          <button type="button" class="button plain" onClick={() => dialog.current?.close()}>
            {own.eraseNo}
          </button>
        </p>
      </dialog>
    </>
  );
}
