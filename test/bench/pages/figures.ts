import { differences, type Rounds, ratios, type Summary, summaryOf } from './statistics';

/** All that was measured, by metric and subject, a value for each round. Plain JSON. */
export type RawFigures = Record<string, Record<string, (number | null)[]>>;

export interface Figures {
  readonly raw: RawFigures;
  /** @param value `null` where it could not be measured */
  add(metric: string, subject: string, round: number, value: number | null): void;
  of(metric: string, subject: string): Rounds;
  summary(metric: string, subject: string): Summary | undefined;
  /** By another subject's value of the same round, of the same metric or another. */
  ratio(metric: string, subject: string, base: string, baseMetric?: string): Summary | undefined;
  /** Without another subject's value of the same round. */
  difference(metric: string, subject: string, base: string): Summary | undefined;
  /** Both without what the empty page has of it, and one by the other. */
  netRatio(metric: string, subject: string, base: string, empty: string): Summary | undefined;
  /** How much more it is of the large than of the small, both without the empty page. */
  netGrowth(large: string, small: string, subject: string, empty: string): Summary | undefined;
}

export function createFigures(raw: RawFigures = {}): Figures {
  const of = (metric: string, subject: string): Rounds => raw[metric]?.[subject] ?? [];
  const net = (metric: string, subject: string, empty: string) => differences(of(metric, subject), of(metric, empty));
  return {
    raw,
    add(metric, subject, round, value) {
      const bySubject = raw[metric] ?? {};
      raw[metric] = bySubject;
      const rounds = bySubject[subject] ?? [];
      bySubject[subject] = rounds;
      while (rounds.length < round) rounds.push(null);
      rounds[round] = value;
    },
    of,
    summary: (metric, subject) => summaryOf(of(metric, subject)),
    ratio: (metric, subject, base, baseMetric = metric) => summaryOf(ratios(of(metric, subject), of(baseMetric, base))),
    difference: (metric, subject, base) => summaryOf(differences(of(metric, subject), of(metric, base))),
    netRatio: (metric, subject, base, empty) =>
      summaryOf(ratios(net(metric, subject, empty), net(metric, base, empty))),
    netGrowth: (large, small, subject, empty) =>
      summaryOf(differences(net(large, subject, empty), net(small, subject, empty))),
  };
}
