import { useEffect, useRef } from 'preact/hooks';
import { given } from './given';
import { type Entry, entries, type Phase } from './trial';

interface Span {
  readonly phase: Phase;
  readonly at: number;
  readonly entries: readonly Entry[];
}

/** What happened since the last choice, and the one before it. */
function spans(): Span[] {
  const all = entries.value;
  const found: { phase: Phase; at: number; entries: Entry[] }[] = [];
  for (const entry of all) {
    if (entry.type === 'choice' || !found.length) {
      const phase = entry.type === 'choice' ? entry.phase : given.necessary ? 'yes' : 'before';
      found.push({ phase, at: entry.at, entries: [] });
    }
    if (entry.type !== 'choice') found.at(-1)?.entries.push(entry);
  }
  return found;
}

export function Log() {
  const { texts, necessary } = given;
  const box = useRef<HTMLDivElement>(null);
  const length = entries.value.length;
  // The newest is at the end, and stays in view.
  useEffect(() => {
    if (length) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [length]);
  return (
    <section class="log">
      <h2>{texts.log}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <div class="lines" ref={box} tabIndex={0} role="log" aria-label={texts.log}>
        {spans().map(({ phase, at, entries: own }) => (
          <div key={at} class={`span ${phase}`}>
            <h3>{necessary ? texts.stage : texts.spans[phase]}</h3>
            {!own.some(({ type }) => type === 'request') && <p class="none">{texts.nobody}</p>}
            <ol>
              {own.map((entry) => (
                <Line key={entry} entry={entry} since={at} />
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}

function Line({ entry, since }: { readonly entry: Entry; readonly since: number }) {
  return (
    <li class={entry.type} dir="ltr">
      <time>{`+${(Math.max(0, entry.at - since) / 1000).toFixed(2)} s`}</time>
      <What entry={entry} />
    </li>
  );
}

function What({ entry }: { readonly entry: Entry }) {
  const { texts } = given;
  switch (entry.type) {
    case 'request': {
      const { host, pathname } = new URL(entry.url);
      return (
        <p title={entry.url}>
          <b>{host}</b>
          <code>{pathname}</code> <small>{entry.destination || 'fetch'}</small>
        </p>
      );
    }
    case 'call':
      return (
        <p title={entry.text}>
          <code>
            <b>{entry.name}</b> {entry.text}
          </code>
        </p>
      );
    case 'assent':
      return (
        <p>
          <b>assent:{entry.name}</b> <code>{entry.text}</code>
        </p>
      );
    default:
      return <p dir="auto">{texts.loaded}</p>;
  }
}
