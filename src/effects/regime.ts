import { impliedAnswers } from '../consent/implied';
import { emptyNotice } from '../consent/notice';
import { regimeOf } from '../consent/regions';
import { isElsewhere } from '../consent/zones';
import type { Core, Decider, Surface } from '../core/contracts';
import { factsOf } from '../services/facts';

/**
 * Lets run what the region's regime lets run before anybody objects.
 *
 * @param gpc whether the browser sends Global Privacy Control
 * @param sendReceipt sends the receipt of a decision
 */
export async function enterRegime(
  core: Core,
  decider: Decider & Surface,
  gpc: boolean,
  sendReceipt: () => void,
): Promise<void> {
  const { settings, state, services } = core;
  const { region, source } = state.jurisdiction;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const regime = regimeOf(region, settings.regions);
  if (regime === 'opt-in') return;
  if (source !== 'setting' && isElsewhere(timeZone, region)) {
    state.setJurisdiction({ region, regime: 'opt-in', source: 'time-zone' });
    return;
  }
  const isBinding = gpc && regime === 'opt-out';
  // Which of them count as sale or sharing is among what is loaded.
  await services.load();
  core.signal.throwIfAborted();
  // Worked out at each look: what the page uses grows while it is read.
  const facts = (id: string) => factsOf(core, id);
  const implied = () => impliedAnswers(state.usedNames, state.serviceIds().map(facts), isBinding);
  state.setJurisdiction({ region, regime, source, implied });
  if (!isBinding || state.decision.inForce()) return;
  // Where the signal binds, it is a decision (CCPA 1798.135).
  const notice = { ...emptyNotice(decider.noticeFacts(), 'site'), language: decider.language() };
  decider.record({ answers: implied(), action: 'signal', method: 'signal', notice, before: [] });
  sendReceipt();
}
