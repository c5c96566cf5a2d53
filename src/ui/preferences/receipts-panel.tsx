import type { Locale } from '../../locales/locale';
import type { OwnReceipt } from '../port';
import { Button } from '../shared/button';
import { download } from './download';

interface ReceiptsPanelProps {
  receipts: readonly OwnReceipt[];
  locale: Locale;
  /** Names of categories and services, as the notice has them. */
  nameOf: (name: string) => string;
}

/** The visitor's own receipts, the latest first. */
export function ReceiptsPanel({ receipts, locale, nameOf }: ReceiptsPanelProps) {
  if (!receipts.length) return <p>{locale.noReceipts}</p>;
  // Western digits in every language, as versions and ids have them.
  const date = new Intl.DateTimeFormat(`${locale.code}-u-nu-latn`, { dateStyle: 'medium', timeStyle: 'short' });
  const allowed = (receipt: OwnReceipt['receipt']) =>
    locale.list(allowedIn(receipt).map(nameOf)) || locale.allowedNothing;
  return (
    <>
      <ol class="receipts">
        {receipts.toReversed().map(({ receipt, acknowledged }) => (
          <li key={receipt.receiptId}>
            <div class="row">
              <b>{locale.actions[receipt.action]}</b>
              <time dateTime={receipt.issuedAt}>{date.format(new Date(receipt.issuedAt))}</time>
            </div>
            <p>
              {locale.allowed}: {allowed(receipt)}
            </p>
            <p>
              {locale.policyLink} <bdi>{receipt.policy.version}</bdi> <code dir="ltr">{receipt.notice.hash}</code>
            </p>
            <p>{acknowledged ? locale.receiptStored : locale.receiptWaiting}</p>
          </li>
        ))}
      </ol>
      <Button
        action="download"
        text={locale.download}
        onClick={() => download('assent-receipts.json', JSON.stringify(receipts, null, 2))}
      />
    </>
  );
}

function allowedIn({ categories, services }: OwnReceipt['receipt']): string[] {
  return [...Object.entries(categories), ...Object.entries(services)]
    .filter(([name, yes]) => yes && name !== 'necessary')
    .map(([name]) => name);
}
