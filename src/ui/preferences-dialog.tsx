import { hasSignal } from '../signal';
import { Button } from './button';
import { CategorySection } from './category-section';
import { CloseButton } from './close-button';
import type { Choice } from './host';
import { namesLeft } from './left';
import { Link } from './link';
import { OwnData } from './own-data';
import type { Session } from './session';
import type { View } from './view';

interface PreferencesDialogProps {
  host: View;
  session: Session;
  /** Whether the browser sends Global Privacy Control. Default: as this one does. */
  signal?: boolean;
  onDecide: (choice: Choice) => void;
  onClose: () => void;
  /** The browser closed it, as the Escape key does. */
  onClosed: () => void;
}

export function PreferencesDialog(props: PreferencesDialogProps) {
  const { host, session, signal = hasSignal(), onDecide, onClose, onClosed } = props;
  const notice = host.notice();
  const { texts, policy, categories } = notice;
  const { draft } = session;
  const { left } = session.shown;
  return (
    <dialog
      part="dialog"
      aria-labelledby="preferences-title"
      onClose={({ currentTarget }) => currentTarget.isConnected && onClosed()}
    >
      <div class="head">
        <h2 id="preferences-title" tabIndex={-1}>
          {texts.preferencesTitle}
        </h2>
        <CloseButton text={texts.close ?? ''} onClick={onClose} />
      </div>
      <div class="scroll">
        <p>
          {texts.preferencesBody}{' '}
          <Link url={policy.url} away>
            {texts.policyLink}
          </Link>
        </p>
        {notice.regime === 'opt-out' && signal && <p part="signal-note">{texts.signalNote}</p>}
        {left.length > 0 && <p part="left-note">{host.locale.left(namesLeft(left, host.locale))}</p>}
        {categories.map((category) => (
          <CategorySection
            key={category.name}
            category={category}
            texts={texts}
            language={notice.language}
            draft={draft}
          />
        ))}
        <OwnData host={host} session={session} />
      </div>
      <div class="foot">
        <Button action="accept-all" text={texts.acceptAll ?? ''} onClick={() => onDecide('accept-all')} />
        <Button action="reject-all" text={texts.rejectAll ?? ''} onClick={() => onDecide('reject-all')} />
        <Button action="save" text={texts.save ?? ''} onClick={() => onDecide(draft.answers())} />
      </div>
    </dialog>
  );
}
