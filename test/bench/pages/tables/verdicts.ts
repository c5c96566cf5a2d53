import { createFigures } from '../figures';
import type { Goal } from '../goals';
import type { Report } from '../report';
import type { Summary } from '../statistics';
import { type Outcome, verdictsOf } from '../verdicts';
import { NOTHING, table } from './cells';

/** What the goals of one number are about. */
const GROUPS: Readonly<Record<number, string>> = {
  1: 'bytes of a returning visitor',
  2: 'bytes of a first visit',
  3: 'banner',
  4: 'work of a first visit',
  5: 'clicks',
  6: 'external scripts',
  7: 'returning visitor',
  8: 'many gated scripts',
};

/** Each goal, what the run gave, and whether that is it. */
export function verdictTable(report: Report): string {
  const rows = verdictsOf(createFigures(report.figures)).map(({ goal, value, limit, outcome }) => [
    `${goal.number}. ${goal.text}`,
    measured(value, goal),
    `${goal.isAtLeast ? '≥' : '≤'} ${amount(limit, goal)}`,
    value ? `${value.count}` : NOTHING,
    outcome === 'missed' ? '**missed**' : outcome,
  ]);
  return table(['Goal', 'Measured', 'Goal', 'Rounds', 'Verdict'], rows);
}

/** `Of 44 goals 20 are met, …; missed are banner (2 of 7), …` */
export function verdictSentence(report: Report): string {
  const verdicts = verdictsOf(createFigures(report.figures));
  const countOf = (outcome: Outcome) => verdicts.filter((it) => it.outcome === outcome).length;
  const missed = Object.entries(GROUPS).flatMap(([number, text]) => {
    const all = verdicts.filter(({ goal }) => goal.number === Number(number));
    const count = all.filter(({ outcome }) => outcome === 'missed').length;
    return count > 0 ? [`${text} (${count} of ${all.length})`] : [];
  });
  const others = [
    ...optional(countOf('open'), 'open'),
    ...optional(countOf('not measured'), 'not measured'),
    ...optional(countOf('missed'), 'missed'),
  ];
  return [
    `Of ${verdicts.length} goals ${[`${countOf('met')} are met`, ...others].join(', ')}.`,
    ...(missed.length > 0 ? [`Missed: ${missed.join(', ')}.`] : []),
  ].join(' ');
}

const optional = (count: number, text: Outcome) => (count > 0 ? [`${count} ${text}`] : []);

function measured(value: Summary | undefined, goal: Goal): string {
  if (!value) return NOTHING;
  const spread = amount(value.spread, goal);
  return value.spread > 0 ? `${amount(value.median, goal)} ±${spread}` : amount(value.median, goal);
}

function amount(value: number, { unit }: Goal): string {
  const isRatio = unit === '× V' || unit === '× F';
  const digits = isRatio ? 2 : 0;
  const text = value.toLocaleString('en', {
    maximumFractionDigits: unit === '' ? 3 : digits,
    minimumFractionDigits: digits,
  });
  return `${text === '-0' ? '0' : text}${unit && ` ${unit}`}`;
}
