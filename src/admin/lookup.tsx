import type { FoundReceipt } from './answers';
import { found, lookUp, lookupFault, opened, sought } from './lookup-state';
import { ACTION_NAMES, METHOD_NAMES } from './names';
import { counted } from './percent';
import { ReceiptCard } from './receipt-card';
import { momentText } from './times';

/** From an id that a visitor names, or an auditor, to what that visitor saw and said. */
export function LookUp() {
  const receipts = found.value;
  const receipt = receipts[opened.value];
  return (
    <section aria-labelledby="look-up" class="part">
      <h2 id="look-up">Look up a receipt</h2>
      <form
        class="look-up"
        onSubmit={(event) => {
          event.preventDefault();
          lookUp(sought.value.trim());
        }}
      >
        <label for="id">Id of a receipt or of a subject</label>
        <input
          id="id"
          type="text"
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
          value={sought}
          onInput={({ currentTarget }) => {
            sought.value = currentTarget.value;
          }}
          aria-describedby="id-note"
        />
        <button type="submit" class="primary">
          Look up
        </button>
        <p id="id-note" class="about">
          A visitor has both in the file that “My receipts” in the preferences lets them download.
        </p>
        <p role="alert" class="fault">
          {lookupFault.value}
        </p>
      </form>
      {receipts.length > 1 && <Others receipts={receipts} />}
      {receipt && <ReceiptCard key={receipt.receipt.receiptId} found={receipt} />}
    </section>
  );
}

/** All receipts of a subject. One of them is open. */
function Others({ receipts }: { receipts: readonly FoundReceipt[] }) {
  return (
    <nav aria-label={`${counted(receipts.length, 'receipt')} of this subject, the newest first`}>
      <ol class="found">
        {receipts.map(({ receipt: { receiptId, action, method, issuedAt } }, i) => (
          <li key={receiptId}>
            <button
              type="button"
              aria-pressed={i === opened.value}
              onClick={() => {
                opened.value = i;
              }}
            >
              <b>
                {ACTION_NAMES[action]} {METHOD_NAMES[method]}
              </b>
              <span>{momentText(issuedAt)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
