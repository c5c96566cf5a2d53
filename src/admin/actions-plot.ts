import type { ChartConfiguration } from 'chart.js';
import { STACK } from './actions';
import type { Bin, Step } from './bins';
import { ACTION_NAMES } from './names';
import { colourOf } from './palette';
import { count, counted } from './percent';
import { plotStyle } from './plot-style';
import { binLabel, binName } from './times';

/** How many decisions there were, and which: columns from 0 up. */
export function actionsPlot(bins: readonly Bin[], step: Step, today: number): ChartConfiguration<'bar'> {
  const { options, time, amount, tooltip } = plotStyle();
  const edge = colourOf('edge');
  return {
    type: 'bar',
    data: {
      labels: bins.map((bin) => binLabel(bin, step)),
      datasets: STACK.map((name) => ({
        label: ACTION_NAMES[name],
        data: bins.map(({ group }) => group.actions[name]),
        backgroundColor: colourOf(name),
        // A line of the ground between two parts, so that they are told apart in any colours.
        borderColor: edge,
        borderWidth: 1,
        borderSkipped: false,
        categoryPercentage: 0.9,
        barPercentage: 0.9,
        maxBarThickness: 40,
      })),
    },
    options: {
      ...options,
      layout: { padding: { top: 8 } },
      scales: {
        x: { ...time, stacked: true },
        y: {
          ...amount,
          stacked: true,
          beginAtZero: true,
          ticks: { ...amount.ticks, precision: 0, maxTicksLimit: 5, callback: (value) => count(Number(value)) },
        },
      },
      plugins: {
        tooltip: {
          ...tooltip,
          // As they are stacked.
          itemSort: (a, b) => b.datasetIndex - a.datasetIndex,
          filter: ({ parsed }) => (parsed.y ?? 0) > 0,
          callbacks: {
            title: ([item]) => {
              const bin = bins[item?.dataIndex ?? -1];
              return bin ? `${binName(bin, today)}: ${counted(bin.group.receipts, 'receipt')}` : '';
            },
            label: ({ dataset, parsed }) => `${dataset.label} ${count(parsed.y ?? 0)}`,
          },
        },
      },
    },
  };
}
