import { isCategory } from '../consent/categories';
import { answerKey } from '../consent/decision';
import { allowedNames } from '../consent/grants';
import { impliedAnswers, withSignal } from '../consent/implied';
import { emptyNotice } from '../consent/notice';
import { regimeOf } from '../consent/regime-of';
import { isElsewhere } from '../consent/zones';
import type { Core, Decider, Effects, Objections, Surface } from '../core/contracts';
import { type AllowedElsewhere, allowedElsewhere } from '../receipts/elsewhere';
import { factsOf } from '../services/facts';
import { hasGpc } from '../storage/gpc';
import { SWEEP } from '../storage/keys';

interface RegimeActs extends Pick<Effects, 'apply'> {
  /** Sends the receipt of a decision. */
  sendReceipt(): void;
  /** Takes over what a former consent manager has left, if the site wants that. */
  adopt(): Promise<void>;
  readonly objections: Objections;
}

/**
 * What runs where nobody is asked, and what Global Privacy Control makes of it.
 *
 * @returns lets run what the region's regime lets run before anybody objects
 */
export function createRegime(
  core: Core,
  decider: Decider & Surface,
  { sendReceipt, apply, adopt, objections }: RegimeActs,
): Effects['enterRegime'] {
  const { settings, state, store, services, signal } = core;
  let gpc = false;
  objections.count();
  // Worked out at each look: what the page uses grows while it is read.
  const implied = () =>
    impliedAnswers(
      state.usedNames,
      state.serviceIds().map((id) => factsOf(core, id)),
      gpc,
    );

  function honour(before: readonly string[]): boolean {
    const isNew = honourSignal(core, decider, implied(), before);
    if (isNew) sendReceipt();
    return isNew;
  }

  /** Browsers change the signal with the next page, extensions at any time. That it goes again takes no objection back. */
  function look(): void {
    if (gpc || !hasGpc() || state.jurisdiction.regime !== 'opt-out') return;
    const before = state.allowedNames();
    gpc = true;
    honour(before);
    apply(before).catch(core.failed);
  }
  for (const type of ['pageshow', 'visibilitychange']) addEventListener(type, look, { signal });

  return async () => {
    const { region, source } = state.jurisdiction;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const regime = regimeOf(region, settings.regions);
    if (regime === 'opt-in') return adopt();
    if (source !== 'setting' && isElsewhere(timeZone, region)) {
      state.setJurisdiction({ region, regime: 'opt-in', source: 'time-zone' });
      return adopt();
    }
    // Which of them count as sale or sharing is among what is loaded.
    await services.load();
    signal.throwIfAborted();
    gpc = regime === 'opt-out' && hasGpc();
    state.setJurisdiction({ region, regime, source, implied });
    await adopt();
    objections.renew();
    if (!gpc || objections.isGivenUnderSignal()) return;
    const before = allowedNames({ ...state.consentInputs(), answers: state.decision.inForce()?.answers });
    // What has run before, by a yes or without one, has left traces. They go as soon as the page has started.
    if (honour(before)) store.set(SWEEP, '[]');
  };
}

/**
 * Where the signal binds, it is a decision (CCPA 1798.135). An answer that the visitor has given since stays.
 *
 * @param implied with what it speaks against
 * @returns whether it decides anything new
 */
function honourSignal(
  { state, store }: Core,
  decider: Decider & Surface,
  implied: ReadonlyMap<string, boolean>,
  before: readonly string[],
): boolean {
  // Of somebody under age next to nothing runs; once they are not, the next page asks the signal again.
  const isRunning = before.some((name) => implied.get(answerKey(name)) === false);
  if (state.consentInputs().minor && !isRunning) return false;
  const answered = state.decision.inForce()?.answers;
  const answers = withSignal(answered, implied);
  // What is marked is not known yet, or is on another page: of that, what is or may be marketing.
  const others = allowedElsewhere(store, answered, state.usedNames).filter(isSpokenAgainst);
  for (const { key } of others) answers.set(key, false);
  const ids = others.map(({ id }) => id);
  return decider.record({
    ...{ answers, action: 'signal', method: 'signal' },
    notice: { ...emptyNotice(decider.noticeFacts(), 'site'), language: decider.language() },
    before: [...before, ...ids],
    others: ids.filter((id) => !isCategory(id)),
  });
}

const isSpokenAgainst = ({ categories, details }: AllowedElsewhere): boolean =>
  !categories.length || categories.includes('marketing') || !!details.saleOrShare;
