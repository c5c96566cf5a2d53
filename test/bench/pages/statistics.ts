/** What one metric of one subject gave, a value for each round; `null` where it could not be measured. */
export type Rounds = readonly (number | null)[];

export interface Summary {
  readonly median: number;
  /** Half the distance between the quartiles. */
  readonly spread: number;
  /** Rounds that gave a value. */
  readonly count: number;
}

/** @returns nothing where there is no value at all */
export function summaryOf(rounds: Rounds): Summary | undefined {
  const sorted = rounds.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  return {
    median: quantile(sorted, 0.5),
    spread: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2,
    count: sorted.length,
  };
}

/** Round for round, since what else the machine did met both. */
export function ratios(rounds: Rounds, base: Rounds): Rounds {
  // Of next to nothing every share is any number.
  return pairs(rounds, base, (value, other) => (other > 0 ? value / other : null));
}

/** Round for round. */
export function differences(rounds: Rounds, base: Rounds): Rounds {
  return pairs(rounds, base, (value, other) => value - other);
}

function pairs(rounds: Rounds, base: Rounds, join: (value: number, other: number) => number | null): Rounds {
  return rounds.map((value, i) => {
    const other = base[i] ?? null;
    return value === null || other === null ? null : join(value, other);
  });
}

/** Between two values that are there it lies in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return low + (high - low) * (at - Math.floor(at));
}
