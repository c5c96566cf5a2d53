import type { CheckedProof } from '../../../src/endpoint/log/follow-proof';
import type { Receipt } from '../../../src/receipts/receipt';
import { formatTime } from '../texts';
import type { Shown } from './page';
import { proofTexts as texts } from './texts';

/** What came of the check, in plain words: what is shown, and what is not. */
export function Result({ shown: { outcome, hasHead, hasKey } }: { readonly shown: Shown }) {
  if (outcome === 'too large') return <p class="fault">{texts.tooLarge}</p>;
  if (outcome === 'unable') return <p class="fault">{texts.unable}</p>;
  const { ok, problem, receipt } = outcome;
  if (!ok || !receipt) {
    return (
      <div class="fault">
        <p>
          <b>{texts.fails}</b> {why(problem ?? '')}
        </p>
        <p>
          {texts.found}{' '}
          <code dir="ltr" lang="en">
            {problem}
          </code>
        </p>
      </div>
    );
  }
  return (
    <div class="found">
      <p class="done">
        <b>{texts.holds}</b>
      </p>
      <h2>{texts.shows}</h2>
      <ul>
        <li>{hasHead ? texts.inLogOf : texts.inLog}</li>
        {hasKey && <li>{texts.signed}</li>}
        {!hasHead && !hasKey && <li class="alone">{texts.alone}</li>}
      </ul>
      <Facts checked={outcome} receipt={receipt} />
      <h2>{texts.showsNot}</h2>
      <ul>
        {texts.not.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the rule says, for people. It names nine things, which are four to them. */
function why(problem: string): string {
  const { notProof, head, key, altered } = texts.why;
  if (/another head/.test(problem)) return head;
  if (/not signed/.test(problem)) return key;
  return /not a proof|schema/.test(problem) ? notProof : altered;
}

/** Everything as text: whoever made the file wrote it. */
function Facts({ checked, receipt }: { readonly checked: CheckedProof; readonly receipt: Receipt }) {
  const { fields, nothing } = texts;
  const allowed = Object.entries({ ...receipt.categories, ...receipt.services })
    .filter(([name, yes]) => yes === true && name !== 'necessary')
    .map(([name]) => name);
  const facts: readonly (readonly [name: string, value: unknown])[] = [
    [fields.receipt, receipt.receiptId],
    [fields.decided, timeOf(receipt.issuedAt)],
    [fields.received, timeOf(checked.receivedAt)],
    [fields.origin, receipt.origin],
    [fields.action, receipt.action],
    [fields.allowed, allowed.join(', ') || nothing],
    [fields.policy, receipt.policy?.version],
    [fields.notice, receipt.notice?.hash],
    [fields.head, checked.head],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{String(value ?? '')}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A file says what it likes: what is no time is shown as it stands there. */
function timeOf(value: unknown): string {
  return Number.isNaN(Date.parse(String(value))) ? String(value) : formatTime(String(value));
}
