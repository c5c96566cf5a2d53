import { CATEGORIES } from '../consent/categories';
import type { Regime } from '../consent/regimes';
import { type Grant, NOTHING } from './observation';
import type { Phase } from './phase-names';

/*
 * What the visit consists of: each journey is a visitor of its own, with a fresh browser profile, and each of its phases begins
 * where the one before it came to rest.
 */

/** One visitor, by what they come for. */
export type Journey = 'reject' | 'accept' | 'choose' | 'gpc' | 'no-script';

/** The phases of each journey that are judged, in order. All but the last begin with the page before an answer. */
export const JOURNEYS: Readonly<Record<Journey, readonly Phase[]>> = {
  reject: ['fresh', 'reject', 'reject-return'],
  accept: ['accept', 'accept-return', 'withdraw', 'withdraw-return'],
  choose: ['choose'],
  gpc: ['gpc'],
  'no-script': ['no-script'],
};

/** The journeys that these phases take, each with the phases that are wanted of it. */
export function journeysFor(phases: readonly Phase[]): [Journey, readonly Phase[]][] {
  return (Object.entries(JOURNEYS) as [Journey, readonly Phase[]][])
    .map(([journey, own]): [Journey, readonly Phase[]] => [journey, own.filter((phase) => phases.includes(phase))])
    .filter(([, own]) => own.length > 0);
}

const ALL: Grant = { categories: CATEGORIES, services: [] };

/**
 * What may run in a phase. Where the law asks nobody first, all may until somebody objects, and Global Privacy Control objects to
 * marketing and to whatever sells or shares.
 *
 * @param chosen what was allowed in `choose`
 */
export function grantFor(phase: Phase, regime: Regime, chosen: Grant = NOTHING): Grant {
  if (phase.startsWith('accept')) return ALL;
  if (phase === 'choose') return chosen;
  const isAnswered = /^(reject|withdraw)/.test(phase);
  if (isAnswered || regime === 'opt-in') return NOTHING;
  if (phase !== 'gpc' || regime === 'notice') return ALL;
  return { ...ALL, categories: CATEGORIES.filter((category) => category !== 'marketing'), withoutSale: true };
}
