import type { Notice } from '../../consent/notice';
import { Button } from '../shared/button';

interface ErasePanelProps {
  texts: Notice['texts'];
  onErase: (event: Event) => void;
  onCancel: () => void;
}

/** Asked once more, because it cannot be undone: what it does, and both ways on. */
export function ErasePanel({ texts, onErase, onCancel }: ErasePanelProps) {
  return (
    <>
      <p>{texts.eraseConfirm}</p>
      <div class="pair">
        <Button action="erase-now" text={texts.eraseNow ?? ''} onClick={onErase} />
        <Button action="cancel" text={texts.cancel ?? ''} onClick={onCancel} />
      </div>
    </>
  );
}
