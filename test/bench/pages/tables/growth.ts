import type { Figures } from '../figures';
import { GROWTH, SERVICES } from '../plan';
import { F, NONE } from '../subjects/index';
import { kibibytes, plain, times, withSpread } from './cells';
import { section } from './section';

const [LEAST, , MOST] = GROWTH;

const count = (value: number) => value.toLocaleString('en');

export function growthStart(figures: Figures, names: readonly string[]): string {
  return section(
    'Start with many gated scripts',
    'Main thread of a first visit, without that of the empty page with as many; ms.',
    ['', ...GROWTH.map(count), `${count(MOST)} more than ${count(LEAST)}`],
    names.map((name) => [
      name,
      ...GROWTH.map((n) => withSpread(figures.difference(`growth.${n}.task`, name, NONE))),
      withSpread(figures.netGrowth(`growth.${MOST}.task`, `growth.${LEAST}.task`, name, NONE)),
    ]),
  );
}

export function growthAccept(figures: Figures, names: readonly string[]): string {
  const cells = (n: number, name: string) => [
    withSpread(figures.summary(`growth.${n}.all`, name)),
    times(figures.ratio(`growth.${n}.all`, name, F)),
    plain(figures.summary(`growth.${n}.ran`, name)),
    figures.summary(`growth.${n}.ordered`, name)?.median === 1 ? 'yes' : 'no',
    plain(figures.summary(`growth.${n}.longest`, name)),
  ];
  return section(
    'Accept with many gated scripts',
    'From the click until all have run (none where they did not within 20 s), how many ran, whether in the order of the ' +
      'document, and the longest task (0: none took 50 ms); ms.',
    ['', ...GROWTH.flatMap((n) => [count(n), '× F', 'ran', 'in order', 'longest'])],
    names.map((name) => [name, ...GROWTH.flatMap((n) => cells(n, name))]),
  );
}

export function services(figures: Figures): string {
  const name = 'assent-site';
  return section(
    'Services of the site’s own',
    'Each with a script: main thread of a first visit without that of the empty page, and from the accept until all scripts ' +
      'have run; ms.',
    ['', ...SERVICES.map(count)],
    [
      ['main thread', ...SERVICES.map((n) => withSpread(figures.difference(`services.${n}.task`, name, NONE)))],
      ['heap, KiB', ...SERVICES.map((n) => kibibytes(figures.difference(`services.${n}.heap`, name, NONE)))],
      ['all ran', ...SERVICES.map((n) => withSpread(figures.summary(`services.${n}.all`, name)))],
      ['longest task', ...SERVICES.map((n) => plain(figures.summary(`services.${n}.longest`, name)))],
    ],
  );
}
