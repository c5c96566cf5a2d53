import type { Figures } from '../figures';
import { F, NONE, V } from '../subjects/index';
import { kibibytes, plain, times, withSpread } from './cells';
import { section } from './section';

export function banner(figures: Figures, names: readonly string[]): string {
  const cells = (network: string, name: string) => [
    withSpread(figures.summary(`banner.${network}.painted`, name)),
    times(figures.ratio(`banner.${network}.painted`, name, V)),
    times(figures.ratio(`banner.${network}.painted`, name, F)),
    withSpread(figures.summary(`banner.${network}.settled`, name)),
    times(figures.ratio(`banner.${network}.settled`, name, V)),
  ];
  const head = (network: string) => [network, '× V', '× F', 'at rest', '× V'];
  return section(
    'Banner',
    'From the navigation to the first frame with the banner in it, and to the first in which it is opaque and does not move ' +
      'any more; ms.',
    ['', ...head('no network'), ...head('fast'), ...head('slow')],
    names.map((name) => [name, ...['none', 'fast', 'slow'].flatMap((network) => cells(network, name))]),
  );
}

export function mainThread(figures: Figures, names: readonly string[]): string {
  const net = (metric: string, name: string) => withSpread(figures.difference(`main.${metric}`, name, NONE));
  const ratio = (metric: string, name: string) => times(figures.netRatio(`main.${metric}`, name, V, NONE));
  return section(
    'Work of a first visit',
    'Processor time of the main thread and heap after a collection, without those of the empty page. Blocking time is not ' +
      'reduced. FCP and LCP are the page’s own first and largest contentful paint; ms.',
    [
      ...['', 'task', '× V', 'script', '× V', 'layout', 'style', 'heap, KiB', '× V', 'blocking', 'CLS'],
      ...['FCP, fast', 'LCP, fast', 'LCP, slow'],
    ],
    names.map((name) => [
      name,
      ...(name === NONE
        ? Array(8).fill('0')
        : [
            ...[net('task', name), ratio('task', name), net('script', name), ratio('script', name)],
            ...[net('layout', name), net('style', name)],
            ...[kibibytes(figures.difference('main.heap', name, NONE)), ratio('heap', name)],
          ]),
      withSpread(figures.summary('banner.none.blocked', name)),
      plain(figures.summary('banner.none.shift', name), 3),
      withSpread(figures.summary('banner.fast.fcp', name)),
      withSpread(figures.summary('banner.fast.lcp', name)),
      withSpread(figures.summary('banner.slow.lcp', name)),
    ]),
  );
}

export function returning(figures: Figures, names: readonly string[]): string {
  const gated = (network: string, name: string) => [
    withSpread(figures.summary(`returning.${network}.gated`, name)),
    times(figures.ratio(`returning.${network}.gated`, name, V)),
    times(figures.ratio(`returning.${network}.gated`, name, F)),
  ];
  return section(
    'Returning visitor',
    'From the navigation to the first gated script, with an empty cache; main thread without that of the empty page; the ' +
      'page’s own first contentful paint; ms.',
    ['', 'fast', '× V', '× F', 'slow', '× V', '× F', 'task', '× V', 'script', 'FCP, fast', 'FCP, slow'],
    names.map((name) => [
      ...[name, ...gated('fast', name), ...gated('slow', name)],
      name === NONE ? '0' : withSpread(figures.difference('returning.task', name, NONE)),
      name === NONE ? '0' : times(figures.netRatio('returning.task', name, V, NONE)),
      name === NONE ? '0' : withSpread(figures.difference('returning.script', name, NONE)),
      withSpread(figures.summary('returning.fast.fcp', name)),
      withSpread(figures.summary('returning.slow.fcp', name)),
    ]),
  );
}
