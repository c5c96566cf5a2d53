import type { Plugin, PointElement } from 'chart.js';
import { spread } from './spread';

const GAP = 16; // px
const AWAY = 8; // px, from the end of the plot
/** Room for the longest name. */
const WIDTH = 84; // px

/** As in the style sheet, which shows a key above the plot instead: names beside it would take half of its width. */
function hasLineLabels(): boolean {
  return !matchMedia('(max-width: 34em)').matches;
}

export function lineLabelRoom(): number {
  return hasLineLabels() ? WIDTH : AWAY;
}

/** Names each line at its end, in its colour, so that nobody has to look from a legend to a line and back. */
export const lineLabels: Plugin<'line'> = {
  id: 'lineLabels',
  afterDatasetsDraw(chart) {
    if (!hasLineLabels()) return;
    const { ctx, data, chartArea } = chart;
    const ends = data.datasets.flatMap(({ label = '', borderColor }, i) => {
      const points = chart.getDatasetMeta(i).data as unknown as PointElement[];
      const end = points.findLast(({ skip }) => !skip);
      return end ? [{ label, colour: String(borderColor), y: end.y }] : [];
    });
    const wanted = ends.map(({ y }) => y);
    const placed = spread(wanted, GAP, chartArea.top, chartArea.bottom);
    ctx.save();
    ctx.font = `600 12px ${chart.options.font?.family ?? 'system-ui'}`;
    ctx.textBaseline = 'middle';
    for (const [i, { label, colour }] of ends.entries()) {
      ctx.fillStyle = colour;
      ctx.fillText(label, chartArea.right + AWAY, placed[i] ?? 0);
    }
    ctx.restore();
  },
};
