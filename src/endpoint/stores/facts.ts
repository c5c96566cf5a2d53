import type { Receipt } from '../../receipts/receipt';

/** What of a receipt has a column of its own, to be searched and counted by. */
export interface Facts {
  readonly action: string;
  readonly region: string | null;
  readonly language: string;
  readonly policy: string;
  readonly notice: string;
  readonly grants: number;
}

/** Bits of `grants`. */
export const GRANTS = { preferences: 1, analytics: 2, marketing: 4 } as const;

export function factsOf({ action, categories, policy, notice }: Receipt): Facts {
  const granted = Object.entries(GRANTS).filter(([category]) => categories[category as keyof typeof GRANTS]);
  return {
    action,
    region: notice.region,
    language: notice.language,
    policy: policy.version,
    notice: notice.hash,
    grants: granted.reduce((sum, [, bit]) => sum + bit, 0),
  };
}
