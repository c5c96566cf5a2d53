import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';

Chart.register(
  ...[LineController, LineElement, PointElement, BarController, BarElement],
  ...[CategoryScale, LinearScale, Tooltip],
);

interface PlotProps {
  /** Says what a person sees who looks at it. The numbers are in a table beside it. */
  name: string;
  config: ChartConfiguration<'line'> | ChartConfiguration<'bar'>;
}

/** A canvas with a chart, drawn anew when the figures or the colours change. Nothing moves. */
export function Plot({ name, config }: PlotProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const chart = new Chart(canvas.current, config as ChartConfiguration);
    return () => chart.destroy();
  });
  return (
    <div class="plot">
      <canvas ref={canvas} role="img" aria-label={name} />
    </div>
  );
}
