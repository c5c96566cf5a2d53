import type { Figures } from './figures';
import { type Goal, goals } from './goals';
import type { Summary } from './statistics';

export type Outcome = 'met' | 'missed' | 'open' | 'not measured';

export interface Verdict {
  readonly goal: Goal;
  readonly value: Summary | undefined;
  readonly limit: number;
  readonly outcome: Outcome;
}

export function verdictsOf(figures: Figures): readonly Verdict[] {
  return goals.map((goal) => {
    const value = goal.value(figures);
    const limit = typeof goal.limit === 'number' ? goal.limit : goal.limit(figures);
    return { goal, value, limit, outcome: outcomeOf(value, limit, goal) };
  });
}

/** Where the goal lies within the spread the run does not say which it is. */
export function outcomeOf(
  value: Summary | undefined,
  limit: number,
  { isAtLeast, isSpreadInLimit }: Pick<Goal, 'isAtLeast' | 'isSpreadInLimit'> = {},
): Outcome {
  if (!value) return 'not measured';
  const { median, spread } = value;
  if (!isSpreadInLimit && spread > 0 && Math.abs(median - limit) <= spread) return 'open';
  return (isAtLeast ? median >= limit : median <= limit) ? 'met' : 'missed';
}
