import { formatClock, texts } from '../texts';
import { type Entry, entries } from './record';
import { Section } from './section';

export function Events() {
  const { panel } = texts;
  return (
    <Section title={panel.events} count={entries.value.length}>
      {entries.value.length === 0 && <p>{panel.noEvents}</p>}
      <ol class="stream" dir="ltr">
        {entries.value.map((entry) => (
          <Line key={entry} entry={entry} />
        ))}
      </ol>
      {entries.value.length > 0 && (
        <button
          type="button"
          onClick={() => {
            entries.value = [];
          }}
        >
          {panel.clear}
        </button>
      )}
    </Section>
  );
}

function Line({ entry: { at, name, detail, kind } }: { readonly entry: Entry }) {
  const title = (
    <>
      <time>{formatClock(at)}</time> <b>{name}</b>
    </>
  );
  return (
    <li class={kind}>
      {detail === null ? (
        <p>{title}</p>
      ) : (
        <details>
          <summary>
            {title} <span class="gist">{gistOf(detail)}</span>
          </summary>
          <pre>{JSON.stringify(detail, null, 2)}</pre>
        </details>
      )}
    </li>
  );
}

/** What one wants to know without opening it. */
function gistOf(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  const event = detail as Record<string, unknown> & { receipt?: { action?: string } };
  if (event.receipt) return `${event.receipt.action}, ${event.acknowledged ? 'acknowledged' : 'in the outbox'}`;
  if (Array.isArray(event.names)) return event.names.join(', ');
  if (typeof event.message === 'string') return event.message;
  if (Array.isArray(event.granted) && Array.isArray(event.withdrawn)) {
    return `+${event.granted.length} \u2212${event.withdrawn.length}`;
  }
  return typeof event.status === 'string' ? event.status : '';
}
