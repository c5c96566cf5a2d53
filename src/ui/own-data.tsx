import { textOf } from './actions';
import { Button } from './button';
import { ErasePanel } from './erase-panel';
import { ReceiptsPanel } from './receipts-panel';
import type { Session } from './session';
import type { View } from './view';

interface OwnDataProps {
  host: View;
  session: Session;
}

/** The visitor's own receipts, and the way to have everything erased. */
export function OwnData({ host, session }: OwnDataProps) {
  const { panel, status, receipts } = session.shown;
  const notice = host.notice();
  const names = new Map<string, string>(
    notice.categories.flatMap(({ name, title, services }) => [
      [name, title] as const,
      ...services.map(({ id, name: service = id }) => [id, service] as const),
    ]),
  );

  function toggle(which: 'receipts' | 'erase') {
    session.show({ panel: panel === which ? null : which, status: '' });
  }

  /** What had the focus goes with the panel, so its button gets it. */
  function fold() {
    session.show({ panel: null });
    host.root.querySelector<HTMLElement>('[data-action=erase]')?.focus();
  }

  async function erase() {
    fold();
    try {
      await (await host.office()).erase();
      session.show({ status: textOf(notice, 'erased') });
    } catch (cause) {
      session.show({ status: textOf(notice, 'failed') });
      host.failed(cause);
    }
  }

  return (
    <section class="own">
      <div class="links">
        {(['receipts', 'erase'] as const).map((which) => (
          <Button
            key={which}
            action={which}
            text={textOf(notice, which)}
            expanded={panel === which}
            onClick={() => toggle(which)}
          />
        ))}
      </div>
      {panel && (
        <div key={panel} class="panel" ref={reveal}>
          {panel === 'receipts' ? (
            <ReceiptsPanel receipts={receipts} locale={host.locale} nameOf={(name) => names.get(name) ?? name} />
          ) : (
            <ErasePanel texts={notice.texts} onErase={erase} onCancel={fold} />
          )}
        </div>
      )}
      <p role="status">{status}</p>
    </section>
  );
}

function reveal(panel: HTMLElement | null): void {
  panel?.scrollIntoView?.({ block: 'nearest' });
}
