import { ASKED } from '../consent/categories';
import { filter } from './act';
import { STACK } from './actions';
import { actionsPlot } from './actions-plot';
import type { Group } from './answers';
import type { Bin, Step } from './bins';
import { board } from './board';
import { today } from './day';
import { Swatch } from './marker';
import { ACTION_NAMES, ACTION_NOTES, CATEGORY_NAMES } from './names';
import { Numbers } from './numbers';
import { appearance } from './palette';
import { count, decisionsOf, FEW, percent, share } from './percent';
import { Plot } from './plot';
import { ratesPlot } from './rates-plot';
import { binName } from './times';

interface OverTimeProps {
  bins: readonly Bin[];
  step: Step;
}

export function Rates({ bins, step }: OverTimeProps) {
  // Drawn anew when the colours change.
  appearance.value;
  const isFew = bins.map(({ group }) => decisionsOf(group)).some((decisions) => decisions > 0 && decisions < FEW);
  return (
    <section class="panel" aria-labelledby="rates">
      <h3 id="rates">Who said yes, by {step}</h3>
      <p class="about">
        Share of receipts with a yes to each category.
        {isFew && ` Hollow and dashed: fewer than ${FEW} receipts, where a few visitors move the line.`}
      </p>
      <p class="lines" aria-hidden="true">
        {ASKED.map((name) => (
          <span key={name}>
            <Swatch category={name} /> {CATEGORY_NAMES[name]}
          </span>
        ))}
      </p>
      <Plot name={`Lines: share of yes to each category, by ${step}`} config={ratesPlot(bins, step, today())} />
      <Numbers
        caption={`Share of yes to each category, by ${step}`}
        columns={[step, 'Receipts', ...ASKED.map((name) => CATEGORY_NAMES[name])]}
        rows={bins.map((bin) => [
          binName(bin, today()),
          count(bin.group.receipts),
          ...ASKED.map((name) => percent(share(bin.group.granted[name], decisionsOf(bin.group)))),
        ])}
      />
    </section>
  );
}

export function Decisions({ bins, step, total }: OverTimeProps & { total: Group }) {
  appearance.value;
  return (
    <section class="panel" aria-labelledby="decisions">
      <h3 id="decisions">What was decided, by {step}</h3>
      <ul class="key">
        {STACK.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={board.filters.value.action === name}
              onClick={() => filter('action', name)}
            >
              <svg class="swatch" viewBox="0 0 14 14" aria-hidden="true">
                <rect class={`mark ${name}`} x="1" y="1" width="12" height="12" rx="2" />
              </svg>
              <b>{ACTION_NAMES[name]}</b>
              <span>
                {count(total.actions[name])} · {percent(share(total.actions[name], decisionsOf(total)))}
              </span>
              <small>{ACTION_NOTES[name]}</small>
            </button>
          </li>
        ))}
      </ul>
      <Plot name={`Columns: number of decisions of each kind, by ${step}`} config={actionsPlot(bins, step, today())} />
      <Numbers
        caption={`Number of decisions, by ${step}`}
        columns={[step, 'All', ...STACK.map((name) => ACTION_NAMES[name])]}
        rows={bins.map((bin) => [
          binName(bin, today()),
          count(bin.group.receipts),
          ...STACK.map((name) => count(bin.group.actions[name])),
        ])}
      />
    </section>
  );
}
