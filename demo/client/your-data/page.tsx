import { formatTime, texts } from '../texts';
import { EraseButton } from './erase';
import { ReceiptCard } from './receipt';
import { consent, erased, exportAll, reload, rows, status } from './store';

export function Page() {
  const { own } = texts;
  if (status.value === 'loading') return <p role="status">{own.loading}</p>;
  if (status.value === 'absent') return <p role="alert">{texts.panel.noState}</p>;
  return (
    <>
      <div role="status">
        {erased.value && (
          <p class="done">
            <b>{own.erased}</b> {erased.value.left === null ? own.eraseFailed : own.erasedProof(erased.value.left)}
          </p>
        )}
        {status.value === 'unreachable' && <p class="fault">{own.unreachable}</p>}
      </div>
      {rows.value.length === 0 ? <Nothing /> : <Everything />}
    </>
  );
}

function Nothing() {
  const { own } = texts;
  return (
    <section class="nothing">
      <h2>{own.none}</h2>
      <p>{own.noneHint}</p>
      <button type="button" class="button" data-consent-open>
        {own.choose}
      </button>
    </section>
  );
}

function Everything() {
  const { own } = texts;
  const now = consent.value;
  return (
    <>
      {now?.subjectId && (
        <dl class="known" aria-label={own.known}>
          <div>
            <dt>{own.subject}</dt>
            <dd>
              <code dir="ltr">{now.subjectId}</code>
            </dd>
          </div>
          {now.decidedAt && (
            <div>
              <dt>{own.decided}</dt>
              <dd>{formatTime(now.decidedAt)}</dd>
            </div>
          )}
          {now.expiresAt && (
            <div>
              <dt>{own.expires}</dt>
              <dd>{formatTime(now.expiresAt)}</dd>
            </div>
          )}
        </dl>
      )}
      <p class="actions">
        <button type="button" class="button plain" onClick={() => reload()}>
          {own.refresh}
        </button>
        <button type="button" class="button plain" onClick={download}>
          {own.download}
        </button>
        <EraseButton />
      </p>
      <h2>{own.history}</h2>
      <div class="history">
        {rows.value.map((row) => (
          <ReceiptCard key={row.receipt.receiptId} row={row} />
        ))}
      </div>
    </>
  );
}

function download(): void {
  const url = URL.createObjectURL(new Blob([exportAll()], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'klouttrack-receipts.json';
  link.click();
  URL.revokeObjectURL(url);
}
