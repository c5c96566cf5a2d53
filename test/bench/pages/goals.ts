import type { Figures } from './figures';
import type { Summary } from './statistics';
import { F, NONE, V } from './subjects/index';

/** In what a goal is: by vanilla-cookieconsent, by the floor, or as it is. */
export type Unit = '× V' | '× F' | 'B' | 'ms' | '';

export interface Goal {
  /** Goals of one number are met together. */
  readonly number: number;
  readonly text: string;
  readonly unit: Unit;
  readonly value: (figures: Figures) => Summary | undefined;
  readonly limit: number | ((figures: Figures) => number);
  /** As much as the limit, and not as little. */
  readonly isAtLeast?: boolean;
  /** The limit is a spread already, so that nothing is left open. */
  readonly isSpreadInLimit?: boolean;
}

const SITE = 'assent-site';
const INLINE = 'assent-inline';
const PRELOAD = 'assent-preload';

const bytes: readonly Goal[] = [
  amount(1, 'Returning visitor, Google Analytics and Meta Pixel, bytes', 'B', 'vendors.returning', 5_600),
  amount(1, 'The same, requests', '', 'vendors.returning.requests', 1),
  amount(1, 'Returning visitor without services, bytes', 'B', 'bytes.returning', 4_200),
  amount(2, 'First visit until the banner, those services included, bytes', 'B', 'vendors.first', 10_500),
  amount(2, 'The same, requests', '', 'vendors.first.requests', 3),
  {
    ...{ number: 2, text: 'First visit with the preferences opened, those services included', unit: '× V', limit: 1.6 },
    value: (figures) => figures.ratio('vendors.dialog', SITE, V, 'bytes.dialog'),
  },
];

const banner: readonly Goal[] = [
  by(3, 'Banner painted, inline, fast', '× F', 'banner.fast.painted', 1.05, INLINE),
  by(3, 'Banner painted, inline, slow', '× F', 'banner.slow.painted', 1.05, INLINE),
  by(3, 'Banner painted, preload, fast', '× V', 'banner.fast.painted', 0.8, PRELOAD),
  by(3, 'Banner painted, preload, slow', '× V', 'banner.slow.painted', 0.8, PRELOAD),
  by(3, 'Banner painted, tag alone, fast', '× V', 'banner.fast.painted', 0.75),
  by(3, 'Banner painted, tag alone, slow', '× V', 'banner.slow.painted', 1.1),
  by(3, 'Banner at rest, tag alone, fast', '× V', 'banner.fast.settled', 0.52),
];

const work: readonly Goal[] = [
  netBy(4, 'Main thread of a first visit', 'main.task', 0.5),
  netBy(4, 'Script time of a first visit', 'main.script', 1.2),
  netBy(4, 'Heap of a first visit', 'main.heap', 1),
  {
    ...{ number: 4, text: 'Total blocking time of a first visit, without the empty page’s', unit: 'ms', limit: 0 },
    value: (figures) => figures.difference('banner.none.blocked', SITE, NONE),
  },
  amount(4, 'Layout shift', '', 'banner.none.shift', 0),
  asWithout(4, 'The page’s largest content, later than without, fast', 'banner.fast.lcp'),
  asWithout(4, 'The page’s largest content, later than without, slow', 'banner.slow.lcp'),
];

const clicks: readonly Goal[] = [
  ...['accept', 'reject', 'open', 'save'].flatMap((action) => [
    by(5, `Click on ${action} to next paint`, '× V', `click.${action}.paint`, 0.6),
    amount(5, `Click on ${action} to next paint`, 'ms', `click.${action}.paint`, 50),
  ]),
  by(5, 'Click on accept to gated script', '× V', 'click.accept.gated', 0.75),
  by(6, 'Ten external scripts, slow', '× V', 'external.all', 0.23),
];

const returning: readonly Goal[] = [
  by(7, 'Returning visitor to gated script, fast', '× V', 'returning.fast.gated', 0.9),
  by(7, 'Returning visitor to gated script, slow', '× V', 'returning.slow.gated', 0.9),
  netBy(7, 'Main thread of a returning visitor', 'returning.task', 1),
  asWithout(7, 'The page’s own first paint, later than without, fast', 'returning.fast.fcp'),
  asWithout(7, 'The page’s own first paint, later than without, slow', 'returning.slow.fcp'),
];

const growth: readonly Goal[] = [
  ...[1_000, 5_000].flatMap((count): Goal[] => [
    { ...amount(8, `${tags(count)}: so many ran`, '', `growth.${count}.ran`, count), isAtLeast: true },
    { ...amount(8, `${tags(count)}: in document order (1)`, '', `growth.${count}.ordered`, 1), isAtLeast: true },
    by(8, `${tags(count)}, accept until all ran`, '× F', `growth.${count}.all`, 1.4),
    amount(8, `${tags(count)}: longest task after the accept (0: none of 50 ms)`, 'ms', `growth.${count}.longest`, 50),
  ]),
  {
    ...{ number: 8, text: 'Main thread of the start, more with 5,000 than with 10 gated tags', unit: 'ms', limit: 60 },
    value: (figures) => figures.netGrowth('growth.5000.task', 'growth.10.task', SITE, NONE),
  },
];

export const goals: readonly Goal[] = [...bytes, ...banner, ...work, ...clicks, ...returning, ...growth];

function amount(number: number, text: string, unit: Unit, metric: string, limit: number): Goal {
  return { number, text, unit, limit, value: (figures) => figures.summary(metric, SITE) };
}

function by(number: number, text: string, unit: '× V' | '× F', metric: string, limit: number, subject = SITE): Goal {
  const base = unit === '× V' ? V : F;
  return { number, text, unit, limit, value: (figures) => figures.ratio(metric, subject, base) };
}

function netBy(number: number, text: string, metric: string, limit: number): Goal {
  const value = (figures: Figures) => figures.netRatio(metric, SITE, V, NONE);
  return { number, text: `${text}, both without the empty page`, unit: '× V', limit, value };
}

/** Within the spread of either. */
function asWithout(number: number, text: string, metric: string): Goal {
  const spreadOf = (figures: Figures, subject: string) => figures.summary(metric, subject)?.spread ?? 0;
  return {
    ...{ number, text, unit: 'ms', isSpreadInLimit: true },
    value: (figures) => figures.difference(metric, SITE, NONE),
    limit: (figures) => Math.max(spreadOf(figures, SITE), spreadOf(figures, NONE)),
  };
}

function tags(count: number): string {
  return `${count.toLocaleString('en')} gated tags`;
}
