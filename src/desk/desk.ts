import { looksRight } from '../config/looks-right';
import { answersAfter, type Choice, sameAnswers } from '../consent/decide';
import { answerKey } from '../consent/decision';
import { pendingNames } from '../consent/grants';
import type { Notice, NoticeFacts } from '../consent/notice';
import { regimeOf } from '../consent/regions';
import type { Core, Desk } from '../core';
import { once, told } from '../once';
import type { Action, Method } from '../receipts/receipt';
import { hasSignal } from '../signal';
import type { Outcome } from '../types';
import { createFront } from './front';
import { newIdentity } from './identity';
import { findRegion } from './place';
import { type Identity, record } from './record';

/** What the office builds on. */
export interface Counter {
  readonly endpoint: string;
  facts(): NoticeFacts;
  /** What has yet to be answered. */
  pending(): readonly string[];
  /** The notice that stands on the screen now, if any. */
  notice(): Notice | undefined;
  open(): Promise<void>;
  /** Finds out who decides and where. */
  enter(): Promise<void>;
  /** @returns whether it was a decision: saving what is decided already is none */
  keep(
    answers: ReadonlyMap<string, boolean>,
    action: Action | undefined,
    method: Method,
    notice: Notice,
    before: readonly string[],
  ): boolean;
  decide(choice: Choice, method: Method, notice: Notice, before?: readonly string[]): Promise<Outcome>;
}

/** What has to be there before a visitor can decide: who and where they are, what they are asked, and how it is stored. */
export function openDesk(core: Core): Desk {
  const { settings, visitor, standing, load } = core;
  const { policy, ui } = settings;
  const endpoint = (settings.endpoint ?? '').replace(/\/$/, '');
  let identity: Identity | undefined;
  const partFailed = (cause: unknown) => core.report('A part did not load', cause);

  /** Everything that comes after a decision. Without a network it comes when there is one: what was decided is stored. */
  const office = once(async () => {
    if (!navigator.onLine) await new Promise((online) => addEventListener('online', online, { once: true }));
    return (await load('office')).openOffice(core, counter);
  }, partFailed);

  if (!looksRight(settings.config)) core.complain();

  const decided = () => ({ ...standing(), answers: visitor.decision()?.answers });
  const pending = () => pendingNames(decided());

  const facts = (): NoticeFacts => {
    const { regime, implied } = core.place();
    return {
      site: settings.site ?? location.hostname,
      policy,
      regime,
      layout: ui.layout ?? 'bar',
      position: ui.position ?? 'bottom',
      overrides: ui.texts?.[core.language],
      names: standing().names,
      // At a first decision everything is asked; later, what is new is asked by itself.
      asked: visitor.decision() ? pending() : [],
      startsOn: (name) => !!implied?.get(answerKey(name)),
    };
  };

  const keep: Counter['keep'] = (answers, action, method, notice, before) => {
    const decision = visitor.decision();
    if (decision?.version === policy.version && sameAnswers(decision.answers, answers)) return false;
    record(core, { action, method, answers, notice, gpc: hasSignal(), before, identity: identity as Identity });
    return true;
  };

  /** Stored before it returns. The network comes after, and nothing waits for it. */
  async function decide(choice: Choice, method: Method, notice: Notice, before = core.allowed()): Promise<Outcome> {
    const answers = answersAfter(choice, decided(), method === 'banner' ? notice.asked : []);
    const isNew = keep(answers, typeof choice === 'string' ? choice : undefined, method, notice, before);
    core.update();
    return isNew ? (await office()).settle(before) : { granted: [], withdrawn: [], left: [] };
  }

  const front = createFront(core, {
    facts,
    pending,
    decide,
    office,
    partFailed,
  });

  async function enter(): Promise<void> {
    // On its way while the rest is found out.
    load(`locale-${core.language}`).catch(told);
    identity = await newIdentity(load);
    const region = await findRegion(settings.region, endpoint);
    core.locate({ region, regime: 'opt-in' });
    if (regimeOf(region) !== 'opt-in') await (await office()).imply();
  }

  const counter: Counter = { ...front, endpoint, facts, pending, enter, keep, decide };

  return {
    enter,
    office,
    update() {
      // What a regime implies grows with the names that the page uses.
      if (core.place().implied)
        office()
          .then((it) => it.imply())
          .catch(told);
      front.update();
    },
    close: front.close,
    destroy: front.destroy,
  };
}
