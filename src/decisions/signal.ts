import { answerKey } from '../consent/decision';
import type { ConsentState } from '../core/contracts';
import { hasGpc } from '../storage/gpc';

/**
 * What this browser's Global Privacy Control speaks against where the visitor is: where it binds, whatever it has a no to by itself;
 * under opt-in marketing; under `notice` nothing.
 */
export function spokenAgainst({ usedNames, jurisdiction }: Pick<ConsentState, 'usedNames' | 'jurisdiction'>): string[] {
  const isSilent = !hasGpc();
  const implied = isSilent ? undefined : jurisdiction.implied?.();
  return [...usedNames].flatMap(([name, category]) => {
    const isMarketing = category === 'marketing' && jurisdiction.regime !== 'notice';
    const isMeant = implied?.get(answerKey(name)) === false || (isMarketing && !isSilent);
    return isMeant ? [name] : [];
  });
}

/** As long as anything is off that the signal speaks against. Under `notice` it says nothing. */
export function isSignalHonoured(state: Pick<ConsentState, 'usedNames' | 'jurisdiction' | 'has'>): boolean {
  const names = spokenAgainst(state);
  const isHeard = hasGpc() && state.jurisdiction.regime !== 'notice';
  return isHeard && (!names.length || names.some((name) => !state.has(name)));
}
