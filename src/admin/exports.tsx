import { useSignal } from '@preact/signals';
import { announcement } from './act';
import type { ExportFormat } from './api';
import { board } from './board';
import { dayText, today } from './day';
import { counted } from './percent';
import { save } from './save';
import { failed, session } from './session';

const FORMATS: readonly { readonly format: ExportFormat; readonly name: string; readonly note: string }[] = [
  { format: 'csv', name: 'CSV', note: 'for spreadsheets' },
  { format: 'ndjson', name: 'NDJSON', note: 'one receipt a line' },
  { format: 'jsonld', name: 'JSON-LD', note: 'for auditors, ISO/IEC TS 27560' },
];

/** The receipts that the figures are of, as files. */
export function Exports() {
  const busy = useSignal<ExportFormat | null>(null);
  const fault = useSignal('');
  const receipts = board.figures.value?.total.receipts ?? 0;

  async function run(format: ExportFormat) {
    if (busy.value || !session.value) return;
    busy.value = format;
    fault.value = '';
    try {
      save(await session.value.export(format, board.query()), `assent-receipts-${dayText(today())}.${format}`);
      announcement.value = 'The export is downloaded.';
    } catch (cause) {
      fault.value = failed(cause);
    }
    busy.value = null;
  }

  return (
    <section class="part" aria-labelledby="exports">
      <h2 id="exports">Export</h2>
      <p class="about">{counted(receipts, 'receipt')}: those of the range and the filters above.</p>
      <ul class="exports">
        {FORMATS.map(({ format, name, note }) => (
          <li key={format}>
            <button type="button" aria-disabled={busy.value !== null} onClick={() => run(format)}>
              {busy.value === format ? 'Exporting…' : `Export ${name}`}
            </button>
            <small>{note}</small>
          </li>
        ))}
      </ul>
      <p role="alert" class="fault">
        {fault.value}
      </p>
    </section>
  );
}
