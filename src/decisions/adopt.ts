import type { Adopted } from '../adopt/adopted';
import { isCategory } from '../consent/categories';
import { answerKey } from '../consent/decision';
import { encodeDecision } from '../consent/encode';
import { daysOf } from '../consent/lifetime';
import { emptyNotice } from '../consent/notice';
import { DAY_MS } from '../consent/validity';
import type { Core, Decider, Identity } from '../core/contracts';
import { hasGpc } from '../storage/gpc';
import { ADOPTED, NEWEST } from '../storage/keys';
import { keep, keepForReceipt } from './keep';
import { spokenAgainst } from './signal';

type Needs = Pick<Core, 'settings' | 'state' | 'store'>;

/** May a former manager's answer count here? Not after any of Assent's own, be it one that was forgotten. */
export const mayAdopt = (core: Needs): boolean =>
  !!core.settings.adopt && !hasDecided(core) && !core.store.get(ADOPTED);

/** Has anything been decided here that is not forgotten since, be it one that is over? */
function hasDecided({ state, store }: Needs): boolean {
  const { last, own } = state.decision;
  return !!last || own().length > 0 || !!store.get(NEWEST);
}

/**
 * What was left on a former manager is over once the visitor is forgotten. Of somebody who has decided nothing, nothing is stored.
 *
 * @param isGrownUp whether the visitor is forgotten for having come of age
 */
export function endAdoption(core: Needs, isGrownUp: boolean): void {
  if (core.settings.adopt && (isGrownUp || hasDecided(core))) core.store.set(ADOPTED, '1');
}

/** Stores a former manager's answer as the visitor's own, with the time that it was given at. */
export function recordAdopted(
  core: Core,
  { noticeFacts }: Pick<Decider, 'noticeFacts'>,
  { from, answers: given, at, givenAt }: Adopted,
  newIdentity: () => Identity,
): void {
  const { settings, state, store } = core;
  const { answers, isGrownUp } = permitted(core, given);
  // Nothing that was answered before the age was known comes back once it is.
  if (isGrownUp) store.set(ADOPTED, '1');
  if (!answers.size) return;
  const { region, regime, source } = state.jurisdiction;
  const { site } = state.decision;
  const { version } = settings.policy;
  const decision = { ...newIdentity(), at: Math.floor(at), regime, region, version, answers, site };
  const text = encodeDecision(decision);
  const days = daysOf(decision, settings.days);
  state.decision.last = { decision, text };
  keepForReceipt(core, {
    text,
    action: 'adopt',
    method: 'api',
    origin: location.origin,
    names: [...state.usedNames],
    policy: settings.policy,
    // What stood before the visitor then is not known here.
    notice: emptyNotice(noticeFacts(), 'site'),
    regionSource: source,
    gpc: hasGpc(),
    days,
    adopted: { from, ...(givenAt !== undefined && { at: new Date(givenAt).toISOString() }) },
  });
  // The cookie goes with the day that the answer does.
  state.decision.persisted = keep(core, text, Math.max(1, Math.ceil(days - (Date.now() - at) / DAY_MS)));
  store.set(ADOPTED, '1');
  store.set(NEWEST, `${decision.at}`);
}

interface Permitted {
  readonly answers: Map<string, boolean>;
  /** Whether a yes is missing that nobody under age may say. */
  readonly isGrownUp: boolean;
}

/**
 * Without a yes to what Global Privacy Control speaks against, or to what nobody under age may say yes to. A no stays. With the signal
 * marketing has a no, as other pages have what this one does not use; what a service is that is not used here nobody knows.
 */
function permitted({ state }: Core, given: ReadonlyMap<string, boolean>): Permitted {
  const against = new Set(spokenAgainst(state).map(answerKey));
  const { minor, names } = state.consentInputs();
  const category = new Map([...names].map(([name, of]) => [answerKey(name), of]));
  const isFree = (key: string) => (isCategory(key) ? key : category.get(key)) === 'preferences';
  const isSignalled = hasGpc() && state.jurisdiction.regime !== 'notice';
  const isForAdults = (key: string, yes: boolean) => yes && minor && !isFree(key);
  const answers = new Map(
    [...given].flatMap(([key, yes]) => {
      if (isForAdults(key, yes)) return [];
      if (yes && isSignalled && !isCategory(key) && !category.has(key)) return [];
      return [[key, yes && !against.has(key)] as const];
    }),
  );
  if (isSignalled && answers.size) answers.set('marketing', false);
  return { answers, isGrownUp: [...given].some(([key, yes]) => isForAdults(key, yes)) };
}
