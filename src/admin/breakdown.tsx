import { useSignal } from '@preact/signals';
import { ASKED } from '../consent/categories';
import type { Figures, Group } from './answers';
import { Marker } from './marker';
import { CATEGORY_NAMES } from './names';
import { Numbers } from './numbers';
import { count, decisionsOf, FEW, percent, share } from './percent';

/** How many rows stand there before somebody asks for the rest. */
const MOST_ROWS = 6;
/** Each category has a lane of its own, so that equal rates do not hide each other. */
const LANE = 11; // px
const HEIGHT = LANE * ASKED.length;

interface BreakdownProps {
  /** Of the heading, and what ids begin with. */
  id: string;
  title: string;
  groups: Figures['regions'];
  nameOf: (key: string) => string;
  /** What a click on a row does. */
  act: string;
  onChoose: (key: string) => void;
  /** Where a click filters. */
  isChosen?: (key: string) => boolean;
}

/** One row for each group, on one scale from 0 to 100%: where the three marks stand is what there is to compare. */
export function Breakdown({ id, title, groups, nameOf, act, onChoose, isChosen }: BreakdownProps) {
  const isWhole = useSignal(false);
  const rows = Object.entries(groups).sort(([, a], [, b]) => b.receipts - a.receipts);
  const shown = isWhole.value ? rows : rows.slice(0, MOST_ROWS);
  return (
    <section class="panel breakdown" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div class="scale" aria-hidden="true">
        <span>0%</span>
        <span>50%</span>
        <span>100%</span>
        <b>Receipts</b>
      </div>
      <ul>
        {shown.map(([key, group]) => (
          <li key={key}>
            <button type="button" title={act} aria-pressed={isChosen?.(key)} onClick={() => onChoose(key)}>
              <span class="name" dir="auto">
                {nameOf(key)}
              </span>
              <Marks group={group} />
              <span class="amount">{count(group.receipts)}</span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p class="about">Nothing to show.</p>}
      {rows.length > MOST_ROWS && (
        <button
          type="button"
          class="plain"
          aria-expanded={isWhole.value}
          onClick={() => (isWhole.value = !isWhole.value)}
        >
          {isWhole.value ? 'Show fewer' : `Show all ${count(rows.length)}`}
        </button>
      )}
      <Numbers
        caption={`Share of yes, ${title.toLowerCase()}`}
        columns={['Name', 'Receipts', ...ASKED.map((name) => CATEGORY_NAMES[name])]}
        rows={rows.map(([key, group]) => [
          nameOf(key),
          count(group.receipts),
          ...ASKED.map((name) => percent(share(group.granted[name], decisionsOf(group)))),
        ])}
      />
    </section>
  );
}

function Marks({ group }: { group: Group }) {
  const decisions = decisionsOf(group);
  const few = decisions < FEW;
  const rates = ASKED.map((name) => ({ name, rate: share(group.granted[name], decisions) }));
  const said = rates.map(({ name, rate }) => `${CATEGORY_NAMES[name]} ${percent(rate)}`).join(', ');
  return (
    <span class="marks">
      <span class="unseen">
        {said}
        {few && ', from few receipts'}
      </span>
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {['0%', '25%', '50%', '75%', '100%'].map((x) => (
          <line key={x} x1={x} x2={x} y1="0" y2={HEIGHT} />
        ))}
        {rates.map(({ name, rate }, i) => (
          <svg key={name} x={`${100 * (rate ?? 0)}%`} y={LANE * (i + 0.5)} overflow="visible" aria-hidden="true">
            <Marker category={name} few={few} />
          </svg>
        ))}
      </svg>
    </span>
  );
}
