import type { Chart, ChartConfiguration, ScriptableContext, ScriptableLineSegmentContext } from 'chart.js';
import { ASKED, type AskedCategory } from '../consent/categories';
import type { Bin, Step } from './bins';
import { lineLabelRoom, lineLabels } from './line-labels';
import { CATEGORY_NAMES } from './names';
import { colourOf } from './palette';
import { count, decisionsOf, FEW, percent, share } from './percent';
import { plotStyle } from './plot-style';
import { binLabel, binName } from './times';

/** Not by colour alone. */
const SHAPES = { preferences: 'rectRot', analytics: 'circle', marketing: 'triangle' } as const;
const DASH = [3, 3]; // px
/** Where columns are narrower, points would cover the line: those that ask for caution are left, and smaller. */
const DENSE = 14; // px

/** How many said yes, over time: an axis that always ends at 0 and 100, gaps where there is nothing to tell. */
export function ratesPlot(bins: readonly Bin[], step: Step, today: number): ChartConfiguration<'line'> {
  const { options, time, amount, tooltip, background } = plotStyle();
  const isFew = (i: number) => decisionsOf((bins[i] as Bin).group) < FEW;
  const line = (name: AskedCategory) => {
    const colour = colourOf(name);
    return {
      label: CATEGORY_NAMES[name],
      data: bins.map(({ group }) => share(group.granted[name], decisionsOf(group))),
      borderColor: colour,
      borderWidth: ({ chart }: ScriptableContext<'line'>) => (isDense(chart, bins.length) ? 1.5 : 2),
      pointStyle: SHAPES[name],
      pointRadius: ({ chart, dataIndex }: ScriptableContext<'line'>) => {
        if (isDense(chart, bins.length)) return isFew(dataIndex) ? 2 : 0;
        return isFew(dataIndex) ? 3.5 : 3;
      },
      pointHoverRadius: 5,
      pointBackgroundColor: bins.map((_, i) => (isFew(i) ? background : colour)),
      pointBorderColor: colour,
      pointBorderWidth: 1.5,
      segment: {
        borderDash: ({ p0DataIndex, p1DataIndex }: ScriptableLineSegmentContext) =>
          isFew(p0DataIndex) || isFew(p1DataIndex) ? DASH : undefined,
      },
    };
  };
  return {
    type: 'line',
    data: { labels: bins.map((bin) => binLabel(bin, step)), datasets: ASKED.map(line) },
    plugins: [lineLabels],
    options: {
      ...options,
      layout: { padding: () => ({ right: lineLabelRoom(), top: 8 }) },
      scales: {
        x: time,
        y: {
          ...amount,
          min: 0,
          max: 1,
          ticks: { ...amount.ticks, stepSize: 0.25, callback: (value) => percent(Number(value)) },
        },
      },
      plugins: {
        tooltip: {
          ...tooltip,
          callbacks: {
            title: ([item]) => (item ? titleOf(bins[item.dataIndex], today) : ''),
            label: ({ dataIndex, datasetIndex }) => {
              const { group } = bins[dataIndex] as Bin;
              const decisions = decisionsOf(group);
              const name = ASKED[datasetIndex] as AskedCategory;
              const rate = percent(share(group.granted[name], decisions));
              return `${CATEGORY_NAMES[name]} ${rate} (${count(group.granted[name])} of ${count(decisions)})`;
            },
          },
        },
      },
    },
  };
}

function titleOf(bin: Bin | undefined, today: number): string {
  return bin ? binName(bin, today) : '';
}

/** Before the first layout there is no area yet. */
function isDense({ chartArea }: Chart, columns: number): boolean {
  return chartArea !== undefined && chartArea.width / columns < DENSE;
}
