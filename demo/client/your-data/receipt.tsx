import { useSignal } from '@preact/signals';
import { formatTime, texts } from '../texts';
import { type FoundNotice, fetchNotice } from './endpoint';
import { NoticeView } from './notice';
import { type Row, status } from './store';

export function ReceiptCard({ row }: { readonly row: Row }) {
  const { own } = texts;
  const { receipt } = row;
  return (
    <article class="card" aria-label={`${own.actionsBy[receipt.action]}, ${formatTime(receipt.issuedAt)}`}>
      <header>
        <h3>
          {own.actionsBy[receipt.action]} {own.methods[receipt.method]}
        </h3>
        <time dateTime={receipt.issuedAt}>{formatTime(receipt.issuedAt)}</time>
      </header>
      <Sides row={row} />
      <dl class="facts">
        {receipt.record ? (
          <Fact name={receipt.record.purpose}>{receipt.record.granted ? own.yes : own.no}</Fact>
        ) : (
          <Fact name={own.fields.answers}>
            <Answers answers={receipt.categories} />
          </Fact>
        )}
        {Object.keys(receipt.services).length > 0 && (
          <Fact name={own.fields.services}>
            <Answers answers={receipt.services} />
          </Fact>
        )}
        <Fact name={own.fields.policy}>
          <a href={receipt.policy.url}>{receipt.policy.version}</a>
        </Fact>
        <Fact name={own.fields.notice}>
          <span dir="ltr">
            {[receipt.notice.language, receipt.notice.regime, receipt.notice.region].filter(Boolean).join(' · ')}
          </span>
        </Fact>
        <Fact name={own.fields.gpc}>{receipt.signals.gpc ? own.yes : own.no}</Fact>
        {receipt.expiresAt && <Fact name={own.fields.until}>{formatTime(receipt.expiresAt)}</Fact>}
        <Fact name={own.fields.id}>
          <code dir="ltr">{receipt.receiptId}</code>
        </Fact>
        {receipt.previous && (
          <Fact name={own.fields.follows}>
            <code dir="ltr">{receipt.previous}</code>
          </Fact>
        )}
      </dl>
      <ShownNotice hash={receipt.notice.hash} />
    </article>
  );
}

/** Who has this receipt: the point of the page. */
function Sides({ row: { server, browser, agree } }: { readonly row: Row }) {
  const { own } = texts;
  const absent = status.value === 'unreachable' ? own.silent : own.missing;
  return (
    <ul class="sides">
      <li class={server ? 'has' : 'lacks'}>
        <b>{own.server}</b> {server ? own.since(formatTime(server.receivedAt)) : absent}
      </li>
      <li class={browser ? 'has' : 'lacks'}>
        <b>{own.browser}</b> {browser ? (browser.acknowledged ? own.acknowledged : own.waiting) : own.missing}
      </li>
      {!agree && <li class="lacks">{own.differs}</li>}
    </ul>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Answers({ answers }: { readonly answers: Readonly<Record<string, boolean>> }) {
  return (
    <ul class="answers" dir="ltr">
      {Object.entries(answers).map(([name, answer]) => (
        <li key={name} class={answer ? 'yes' : 'no'}>
          {name} <b>{answer ? texts.own.yes : texts.own.no}</b>
        </li>
      ))}
    </ul>
  );
}

function ShownNotice({ hash }: { readonly hash: string }) {
  const { own } = texts;
  const open = useSignal(false);
  const found = useSignal<FoundNotice | 'failed' | null>(null);
  const toggle = async () => {
    open.value = !open.value;
    if (!open.value) return;
    found.value = await fetchNotice(hash).catch(() => 'failed' as const);
  };
  return (
    <div class="shown">
      <button type="button" class="button plain" aria-expanded={open.value} onClick={toggle}>
        {open.value ? own.hide : own.shown}
      </button>
      <code dir="ltr">{hash}</code>
      {open.value && found.value === 'failed' && <p role="alert">{own.noticeFailed}</p>}
      {open.value && found.value && found.value !== 'failed' && (
        <>
          <p class={found.value.matches ? 'proof' : 'fault'}>{found.value.matches ? own.matches : own.mismatch}</p>
          <NoticeView notice={found.value.notice} />
        </>
      )}
    </div>
  );
}
