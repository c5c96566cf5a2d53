import { ASKED, type AskedCategory } from '../consent/categories';
import { DAY_MS } from '../consent/validity';
import type { Consent } from '../types';
import type { ConsentState } from './contracts';

/** Takes snapshots: the same one as long as it says the same. Frameworks compare by identity, and draw for ever where each is new. */
export function createSnapshot(state: ConsentState, days: number): () => Consent {
  let latest: Consent;
  let said: string;
  return () => {
    const now = snapshotOf(state, days);
    // Not as JSON, which pages break.
    const says = Object.entries(now).join() + Object.entries(now.services);
    if (says !== said) {
      said = says;
      latest = now;
    }
    return latest;
  };
}

/** What the page is told of the consent: frozen, since it is handed to everybody. */
function snapshotOf({ decision: stored, jurisdiction, has, serviceIds }: ConsentState, days: number): Consent {
  const decision = stored.inForce();
  const may = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, has(name)]));
  const time = (after: number) => (decision ? new Date(decision.at + after).toISOString() : null);
  return Object.freeze({
    status: decision ? 'decided' : jurisdiction.implied ? 'implied' : 'unasked',
    necessary: true,
    services: Object.freeze(may(serviceIds())),
    decidedAt: time(0),
    // Where nobody is asked nobody is asked again.
    expiresAt: jurisdiction.regime === 'opt-in' ? time(days * DAY_MS) : null,
    region: jurisdiction.region || null,
    regime: jurisdiction.regime,
    policyVersion: decision?.version ?? null,
    persisted: stored.persisted,
    subjectId: stored.last?.decision.subject ?? null,
    ...(may(ASKED) as Record<AskedCategory, boolean>),
  });
}
