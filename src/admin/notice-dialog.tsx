import { useEffect, useRef } from 'preact/hooks';
import { IdText } from './id-text';
import { ShownNotice } from './shown-notice';

interface NoticeDialogProps {
  hash: string;
  onClose: () => void;
}

export function NoticeDialog({ hash, onClose }: NoticeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="wide" aria-labelledby="notice-title" onClose={onClose}>
      <header>
        <h2 id="notice-title">Notice</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <IdText text={hash} what="the notice’s hash" />
      <ShownNotice hash={hash} />
    </dialog>
  );
}
