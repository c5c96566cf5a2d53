import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { CATEGORIES } from '../consent/categories';
import type { RecordFacts } from '../receipts/receipt';
import { announcement } from './act';
import type { FoundReceipt } from './answers';
import { IdText } from './id-text';
import { lookUp } from './lookup-state';
import { ACTION_NAMES, CATEGORY_NAMES, languageName, METHOD_NAMES, REGIME_NAMES, regionName } from './names';
import { count } from './percent';
import { save } from './save';
import { failed, session } from './session';
import { ShownNotice } from './shown-notice';
import { momentText } from './times';

/** A receipt in words, beside the notice that it answers. */
export function ReceiptCard({ found }: { found: FoundReceipt }) {
  const { receipt, receivedAt, sequence } = found;
  const { receiptId, action, method, policy, notice } = receipt;
  return (
    <article class="receipt" aria-labelledby="receipt-title">
      <header>
        <h3 id="receipt-title">
          {ACTION_NAMES[action] ?? action} {METHOD_NAMES[method] ?? method}
        </h3>
        <p>
          {momentText(receivedAt)}, at <bdi>{receipt.origin}</bdi>
        </p>
      </header>
      <div class="facts">
        <dl>
          <Fact name="Categories">
            <Answers names={CATEGORIES.map((name) => [CATEGORY_NAMES[name], receipt.categories[name]])} />
          </Fact>
          {Object.keys(receipt.services).length > 0 && (
            <Fact name="Services">
              <Answers names={Object.entries(receipt.services)} />
            </Fact>
          )}
          {receipt.record && <Beyond record={receipt.record} />}
          {receipt.adopted && (
            <Fact name="Adopted from">
              <bdi>{receipt.adopted.from}</bdi>
              {receipt.adopted.at && `, answered there ${momentText(receipt.adopted.at)}`}
            </Fact>
          )}
          <Fact name="Decided">{momentText(receipt.issuedAt)}, by the visitor’s clock</Fact>
          <Fact name="Received">
            {momentText(receivedAt)}, by the endpoint’s clock
            {sequence !== null && `, as entry ${count(sequence)} of the log`}
          </Fact>
          <Fact name="Asked again">{receipt.expiresAt ? momentText(receipt.expiresAt) : 'Never'}</Fact>
          <Fact name="Policy">
            version <bdi>{policy.version}</bdi>
            {policy.url && (
              <>
                , at <bdi>{policy.url}</bdi>
              </>
            )}
          </Fact>
          <Fact name="Region">{regionName(notice.region)}</Fact>
          <Fact name="Rules">{REGIME_NAMES[notice.regime] ?? notice.regime}</Fact>
          <Fact name="Language">
            <bdi>{languageName(notice.language)}</bdi>
          </Fact>
          <Fact name="Global Privacy Control">{receipt.signals.gpc ? 'The browser sent it' : 'Not sent'}</Fact>
          <Ids receipt={receipt} />
        </dl>
        <ProofButton receiptId={receiptId} />
      </div>
      <ShownNotice hash={notice.hash} />
    </article>
  );
}

/** A consent beyond cookies. The categories of its receipt are as they stood. */
function Beyond({ record: { purpose, granted, text } }: { record: RecordFacts }) {
  return (
    <>
      <Fact name="Consent to">
        <Answers names={[[purpose, granted]]} />
      </Fact>
      <Fact name="Text shown">
        <IdText text={text} what="the hash of the text" />
      </Fact>
    </>
  );
}

/** What the receipt is known by, and what it belongs to. */
function Ids({ receipt: { receiptId, subjectId, notice, previous, record, sdk } }: Pick<FoundReceipt, 'receipt'>) {
  return (
    <>
      <Fact name="Receipt">
        <IdText text={receiptId} what="the receipt’s id" />
      </Fact>
      <Fact name="Subject">
        <IdText text={subjectId} what="the subject’s id" />
        <button type="button" class="plain" onClick={() => lookUp(subjectId)}>
          All receipts of this subject
        </button>
      </Fact>
      <Fact name="Notice">
        <IdText text={notice.hash} what="the notice’s hash" />
      </Fact>
      <Fact name="Receipt before this">
        {previous ? (
          <button type="button" class="plain" onClick={() => lookUp(previous)}>
            <code dir="ltr">{previous}</code>
          </button>
        ) : (
          `None: this was the first ${record ? 'for its purpose' : 'decision'}`
        )}
      </Fact>
      <Fact name="Made by">
        Assent <bdi>{sdk}</bdi>
      </Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Answers({ names }: { names: readonly (readonly [name: string, yes: boolean])[] }) {
  return (
    <ul class="answers">
      {names.map(([name, yes]) => (
        <li key={name} class={yes ? 'yes' : 'no'}>
          <bdi>{name}</bdi> <b>{yes ? 'yes' : 'no'}</b>
        </li>
      ))}
    </ul>
  );
}

/** What an outsider needs to check the receipt without this database. */
function ProofButton({ receiptId }: { receiptId: string }) {
  const fault = useSignal('');

  async function download() {
    try {
      const proof = await session.value?.proof(receiptId);
      if (!proof) return;
      save(proof, `assent-proof-${receiptId}.json`);
      fault.value = '';
      announcement.value = 'The proof is downloaded.';
    } catch (cause) {
      fault.value = failed(cause);
    }
  }

  return (
    <>
      <button type="button" onClick={download}>
        Download its proof
      </button>
      <p role="alert" class="fault">
        {fault.value}
      </p>
    </>
  );
}
