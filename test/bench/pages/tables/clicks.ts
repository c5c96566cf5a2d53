import type { Figures } from '../figures';
import { F, V } from '../subjects/index';
import { times, withSpread } from './cells';
import { section } from './section';

export function clicks(figures: Figures, names: readonly string[]): string {
  const cells = (metric: string, name: string) => [
    withSpread(figures.summary(metric, name)),
    times(figures.ratio(metric, name, V)),
  ];
  return section(
    'Clicks',
    'From the click to the end of the next frame; gated to the first script that was held, and seen to the preferences; ms.',
    ['', 'accept', '× V', 'gated', '× V', 'reject', '× V', 'open', '× V', 'seen', '× V', 'save', '× V'],
    names.map((name) => [
      name,
      ...['accept.paint', 'accept.gated', 'reject.paint', 'open.paint', 'open.dialog', 'save.paint'].flatMap((metric) =>
        cells(`click.${metric}`, name),
      ),
    ]),
  );
}

export function external(figures: Figures, names: readonly string[]): string {
  return section(
    'Ten external scripts',
    'On the slow network, from the accept until the first has run, and all; ms.',
    ['', 'first', 'all', '× V', '× F'],
    names.map((name) => [
      name,
      withSpread(figures.summary('external.first', name)),
      withSpread(figures.summary('external.all', name)),
      times(figures.ratio('external.all', name, V)),
      times(figures.ratio('external.all', name, F)),
    ]),
  );
}
