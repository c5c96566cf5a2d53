import { useRef } from 'preact/hooks';
import type { Locale } from '../../locales/locale';
import type { PreferencesPort } from '../port';
import { Button } from '../shared/button';
import { textOf } from '../shared/texts';
import type { DialogState } from './dialog-state';
import { ErasePanel } from './erase-panel';

interface OwnDataProps {
  state: DialogState;
  locale: Locale;
  /** What draws the receipts: it is loaded when somebody wants to see them. */
  history: PreferencesPort['history'];
  onErase: () => Promise<unknown>;
}

/** The visitor's own receipts, and the way to have everything erased. */
export function OwnData({ state, locale, history, onErase }: OwnDataProps) {
  const { panel, status } = state;
  const section = useRef<HTMLElement>(null);
  const notice = state.notice.value;
  const receipts = state.receipts.value;

  function toggle(which: 'receipts' | 'erase') {
    panel.value = panel.value === which ? null : which;
    status.value = '';
  }

  /** What had the focus goes with the panel, so its button gets it. */
  function fold() {
    panel.value = null;
    section.current?.querySelector<HTMLElement>('[data-action=erase]')?.focus();
  }

  const say = (text: string) => {
    status.value = text;
  };
  // Why it failed is reported by whoever was asked to.
  const sayThatItFailed = () => say(textOf(notice, 'failed'));

  async function erase(event: Event) {
    if (!state.hears('erase-now', event)) return;
    fold();
    await onErase().then(() => say(textOf(notice, 'erased')), sayThatItFailed);
  }

  /** Another function at each drawing, so that it is called at each: what has changed is drawn by whoever has drawn it first. */
  function showReceipts(place: HTMLElement | null) {
    if (!place) return;
    history().then((draw) => draw(place, { receipts, notice, locale, say }), sayThatItFailed);
  }

  return (
    <section class="own" ref={section}>
      <div class="links">
        {(['receipts', 'erase'] as const).map((which) => (
          <Button
            key={which}
            action={which}
            text={textOf(notice, which)}
            expanded={panel.value === which}
            onClick={() => toggle(which)}
          />
        ))}
      </div>
      {panel.value && (
        <div key={panel.value} class="panel" ref={panel.value === 'receipts' ? showReceipts : reveal}>
          {panel.value === 'erase' && <ErasePanel texts={notice.texts} onErase={erase} onCancel={fold} />}
        </div>
      )}
      <Status status={status} />
    </section>
  );
}

/** By itself, so that nothing else is drawn anew when something is said. */
function Status({ status }: Pick<DialogState, 'status'>) {
  return <p role="status">{status.value}</p>;
}

function reveal(panel: HTMLElement | null): void {
  panel?.scrollIntoView?.({ block: 'nearest' });
}
