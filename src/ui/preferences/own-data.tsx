import { useRef } from 'preact/hooks';
import type { Locale } from '../../locales/locale';
import { Button } from '../shared/button';
import { textOf } from '../shared/texts';
import type { DialogState } from './dialog-state';
import { ErasePanel } from './erase-panel';
import { ReceiptsPanel } from './receipts-panel';

interface OwnDataProps {
  state: DialogState;
  locale: Locale;
  onErase: () => Promise<unknown>;
}

/** The visitor's own receipts, and the way to have everything erased. */
export function OwnData({ state, locale, onErase }: OwnDataProps) {
  const { panel, status } = state;
  const section = useRef<HTMLElement>(null);
  const notice = state.notice.value;
  const names = new Map<string, string>(
    notice.categories.flatMap(({ name, title, services }) => [
      [name, title] as const,
      ...services.map(({ id, name: service = id }) => [id, service] as const),
    ]),
  );

  function toggle(which: 'receipts' | 'erase') {
    panel.value = panel.value === which ? null : which;
    status.value = '';
  }

  /** What had the focus goes with the panel, so its button gets it. */
  function fold() {
    panel.value = null;
    section.current?.querySelector<HTMLElement>('[data-action=erase]')?.focus();
  }

  async function erase() {
    fold();
    // Why it failed is reported by whoever was asked to.
    const isErased = await onErase().then(
      () => true,
      () => false,
    );
    status.value = textOf(notice, isErased ? 'erased' : 'failed');
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
        <div key={panel.value} class="panel" ref={reveal}>
          {panel.value === 'receipts' ? (
            <ReceiptsPanel receipts={state.receipts.value} locale={locale} nameOf={(name) => names.get(name) ?? name} />
          ) : (
            <ErasePanel texts={notice.texts} onErase={erase} onCancel={fold} />
          )}
        </div>
      )}
      <p role="status">{status.value}</p>
    </section>
  );
}

function reveal(panel: HTMLElement | null): void {
  panel?.scrollIntoView?.({ block: 'nearest' });
}
