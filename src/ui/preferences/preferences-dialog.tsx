import type { Choice } from '../../consent/decide';
import type { Notice } from '../../consent/notice';
import type { Locale } from '../../locales/locale';
import type { PreferencesPort } from '../port';
import { Button } from '../shared/button';
import { Link } from '../shared/link';
import { CategorySection } from './category-section';
import { CloseButton } from './close-button';
import type { DialogState } from './dialog-state';
import { leftoverText } from './leftover-text';
import { OwnData } from './own-data';
import { areMany } from './search';
import { SearchField } from './search-field';

interface PreferencesDialogProps {
  state: DialogState;
  locale: Locale;
  /** With the notice that the dialog was drawn from. */
  onDecide: (choice: Choice, shown: Notice) => void;
  history: PreferencesPort['history'];
  onErase: () => Promise<unknown>;
  onClose: () => void;
  /** The browser closed it, as the Escape key does. */
  onClosed: () => void;
}

export function PreferencesDialog(props: PreferencesDialogProps) {
  const { state, locale, history, onDecide, onErase, onClose, onClosed } = props;
  const { choices } = state;
  const notice = state.notice.value;
  const decide = (action: string, choice: () => Choice) => (event: Event) => {
    if (state.hears(action, event)) onDecide(choice(), notice);
  };
  const leftovers = state.leftovers.value;
  const { texts, policy, categories } = notice;
  return (
    <dialog
      part="dialog"
      aria-labelledby="preferences-title"
      onCancel={(event) => clearSearch(event, state)}
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
        {notice.signal && <p part="signal-note">{texts.signalNote}</p>}
        {leftovers.length > 0 && <p part="left-note">{leftoverText(leftovers, locale)}</p>}
        {areMany(categories) && <SearchField state={state} />}
        {categories.map((category) => (
          <CategorySection key={category.name} category={category} state={state} />
        ))}
        <OwnData state={state} locale={locale} history={history} onErase={onErase} />
      </div>
      {state.losesInput.value && <p part="input-note">{texts.losesInput}</p>}
      <div class="foot">
        <Button action="accept-all" text={texts.acceptAll ?? ''} onClick={decide('accept-all', () => 'accept-all')} />
        <Button action="reject-all" text={texts.rejectAll ?? ''} onClick={decide('reject-all', () => 'reject-all')} />
        <Button action="save" text={texts.save ?? ''} onClick={decide('save', choices.answers)} />
      </div>
    </dialog>
  );
}

/** The Escape key, or the way back of a phone: what is looked for goes first, and then the dialog. */
function clearSearch(event: Event, { query }: DialogState): void {
  if (!query.value) return;
  event.preventDefault();
  query.value = '';
}
