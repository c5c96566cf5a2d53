/** Categories that are asked about, by their bit in a sum. Only ever added to. */
export const GRANTS = ['preferences', 'analytics', 'marketing'] as const;

export type Grants = Readonly<Record<(typeof GRANTS)[number], boolean>>;

export function grantsOf(sum: number): Grants {
  return Object.fromEntries(GRANTS.map((category, i) => [category, (sum & (1 << i)) !== 0])) as Grants;
}
