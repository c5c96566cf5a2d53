import type { Category } from './categories';
import { answerKey } from './decision';

/** As much of a service as the law asks about. */
export interface SaleFacts {
  readonly id: string;
  readonly saleOrShare?: boolean | undefined;
}

/**
 * The answers of a regime that starts with a yes. Global Privacy Control, where it binds, speaks against marketing and
 * whatever counts as sale or sharing (CCPA 1798.135).
 */
export function impliedAnswers(
  names: ReadonlyMap<string, Category>,
  services: readonly SaleFacts[],
  gpc: boolean,
): Map<string, boolean> {
  const denied = (name: string, category: Category) =>
    gpc && (category === 'marketing' || services.some(({ id, saleOrShare }) => id === name && saleOrShare));
  return new Map(
    [...names]
      .filter(([, category]) => category !== 'necessary')
      .map(([name, category]) => [answerKey(name), !denied(name, category)]),
  );
}
