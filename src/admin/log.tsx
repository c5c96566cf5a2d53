import { useSignal } from '@preact/signals';
import { announcement } from './act';
import type { Finding, Verification } from './answers';
import { IdText } from './id-text';
import { lookUp } from './lookup-state';
import { count, counted } from './percent';
import { RetentionButton } from './retention-button';
import { failed, session } from './session';
import { momentText } from './times';

/** Whether the log is what was acknowledged, and what may be done to it. */
export function Log() {
  const result = useSignal<Verification | null>(null);
  const isBusy = useSignal(false);
  const fault = useSignal('');

  async function verify() {
    if (isBusy.value || !session.value) return;
    isBusy.value = true;
    result.value = null;
    fault.value = '';
    announcement.value = 'Verifying the log.';
    try {
      result.value = await session.value.verify();
      announcement.value = result.value.ok ? 'The log is intact.' : 'The log is not intact.';
    } catch (cause) {
      fault.value = failed(cause);
    }
    isBusy.value = false;
  }

  return (
    <section aria-labelledby="log" class="part">
      <h2 id="log">The log</h2>
      <p class="about">
        Each receipt is chained by hash to all before it. Verification computes the whole chain again and finds any
        receipt that was altered, dropped or put in later.
      </p>
      <p class="actions">
        <button type="button" class="primary" aria-disabled={isBusy.value} onClick={verify}>
          {isBusy.value ? 'Verifying…' : 'Verify the log'}
        </button>
        <RetentionButton />
      </p>
      <p role="alert" class="fault">
        {fault.value}
      </p>
      {result.value && <Result result={result.value} />}
    </section>
  );
}

function Result({ result }: { result: Verification }) {
  const { ok, first, head, batches, receipts, erased, purged, signed } = result;
  return (
    <div class={`verdict ${ok ? 'intact' : 'broken'}`}>
      <h3>{ok ? 'Intact' : 'Not intact'}</h3>
      {first && <FirstFinding finding={first} />}
      <p>
        {!ok && 'Whole until there: '}
        {counted(receipts, 'receipt')} in {counted(batches, 'batch')}; {count(erased)} erased on request,{' '}
        {count(purged)} deleted by retention; {counted(signed, 'batch')} signed.
        {!ok && ' What comes after it was not judged.'}
      </p>
      {head && (
        <>
          <p>
            The head, which names everything up to now:
            <br />
            <IdText text={head} what="the head" />
          </p>
          <p class="about">
            Keep it somewhere else, with today’s date. Later, <code>npx assent verify --head</code> proves with it that
            nothing was rolled back since.
          </p>
        </>
      )}
    </div>
  );
}

function FirstFinding({ finding: { problem, receiptId, sequence, batch, receivedAt } }: { finding: Finding }) {
  const where = [
    batch !== null && `batch ${count(batch)}`,
    sequence !== null && `entry ${count(sequence)}`,
    receivedAt !== null && `received ${momentText(receivedAt)}`,
  ].filter(Boolean);
  return (
    <>
      <p>
        The first fault is at {where.join(', ') || 'a place that is not known'}: <b dir="auto">{problem}</b>.
      </p>
      {receiptId && (
        <p>
          <IdText text={receiptId} what="the receipt’s id" />{' '}
          <button type="button" class="plain" onClick={() => lookUp(receiptId)}>
            Look it up
          </button>
        </p>
      )}
    </>
  );
}
