import type { CategoryScaleOptions, ScaleOptionsByType, TooltipOptions } from 'chart.js';
import { colourOf } from './palette';

const FONT = { family: 'system-ui, sans-serif', size: 12 };
/** Room between two words on the axis of time. */
const TICK_PADDING = 14; // px

/** What all charts of the page have in common: as little ink as carries the data. */
export function plotStyle() {
  const [text, background, muted, grid] = ['text', 'background', 'muted', 'grid'].map(colourOf) as [
    string,
    string,
    string,
    string,
  ];
  return {
    muted,
    background,
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      font: FONT,
      interaction: { mode: 'index', intersect: false, axis: 'x' },
    } as const,
    time: {
      grid: { display: false },
      border: { color: muted },
      ticks: { color: muted, font: FONT, maxRotation: 0, autoSkip: true, autoSkipPadding: TICK_PADDING },
    } satisfies DeepPartialOf<CategoryScaleOptions>,
    amount: {
      border: { display: false },
      grid: { color: grid, tickLength: 0 },
      ticks: { color: muted, font: FONT, padding: 8 },
    } satisfies DeepPartialOf<ScaleOptionsByType<'linear'>>,
    tooltip: {
      backgroundColor: text,
      titleColor: background,
      bodyColor: background,
      titleFont: FONT,
      bodyFont: FONT,
      padding: 10,
      boxPadding: 6,
      usePointStyle: true,
      caretSize: 0,
    } satisfies DeepPartialOf<TooltipOptions>,
  };
}

type DeepPartialOf<T> = { [K in keyof T]?: T[K] extends object ? Partial<DeepPartialOf<T[K]>> | T[K] : T[K] };
