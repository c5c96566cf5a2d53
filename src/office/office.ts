import { isAsked } from '../consent/categories';
import { digest } from '../consent/digest';
import { impliedAnswers } from '../consent/implied';
import { emptyNotice } from '../consent/notice';
import { regimeOf } from '../consent/regions';
import { isOptInZone } from '../consent/zones';
import type { Core } from '../core';
import type { Counter } from '../desk/desk';
import { openRegistry } from '../receipts/registry';
import { MINOR, NEWEST } from '../receipts/shelf';
import { hasSignal } from '../signal';
import { readCookies, writeJar } from '../storage/cookie';
import type { Assent, Leftover, Outcome } from '../types';
import { createApplier } from './apply';

export { digest };

const DAY_S = 86_400;

/** Everything that comes after a decision, and every way to decide that is not on the banner. */
export interface Office
  extends Pick<Assent, 'acceptAll' | 'rejectAll' | 'set' | 'reset' | 'erase' | 'setAudience' | 'open'> {
  /** Brings the page in line with what was decided here, and sends its receipt. */
  settle(before: readonly string[]): Promise<Outcome>;
  /** Brings the page in line with what was decided in another tab. */
  apply(before: readonly string[]): Promise<Outcome>;
  /** Goes on with what the last page left: receipts that wait, traces to remove. */
  resume(): Promise<void>;
  /** Lets run what the region's regime lets run before anybody objects. */
  imply(): Promise<void>;
  /** What the latest withdrawal was not able to remove. */
  left(): readonly Leftover[];
}

export function openOffice(core: Core, counter: Counter): Office {
  const { settings, visitor, store, emit, report, standing } = core;
  const { domain, days } = settings;
  const { apply, left, resume: sweepAgain } = createApplier(core);
  const registry = openRegistry({
    endpoint: counter.endpoint,
    shelf: store,
    acknowledged(receipt) {
      // The answer may have set the cookie of its request again. What was decided since stands.
      // The same text stays as it is: the endpoint's own cookie outlives one that a script has written (Safari).
      const { held } = visitor;
      if (held && !readCookies().includes(held.text)) writeJar(domain, held.text, days * DAY_S);
      emit('receipt', { receipt, acknowledged: true });
    },
    failed: report,
  });

  /** What stands before the visitor while the site's own interface decides: ours where it is open, else nothing of ours. */
  const noticeNow = () => counter.notice() ?? { ...emptyNotice(counter.facts(), 'site'), language: core.language };

  function announce(): void {
    const receipt = registry.write().at(-1);
    registry.send();
    if (receipt) emit('receipt', receipt);
  }

  async function imply(): Promise<void> {
    const { region } = core.place();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const isSet = settings.region === region;
    const regime = isSet || !isOptInZone(timeZone) ? regimeOf(region) : 'opt-in';
    if (regime === 'opt-in') return;
    const signal = hasSignal() && regime === 'opt-out';
    // Which of them count as sale or sharing is among what is fetched.
    await core.fetch();
    const implied = impliedAnswers(standing().names, core.services().map(core.facts), signal);
    const isMore = implied.size !== core.place().implied?.size;
    core.locate({ region, regime, implied });
    // What the markup named for the first time was held by the pass that found it.
    if (isMore) core.gate.reconcile();
    // Where the signal binds, it is a decision (CCPA 1798.135).
    if (signal && !visitor.decision()) {
      counter.keep(implied, 'signal', 'signal', noticeNow(), []);
      announce();
    }
  }

  async function reset(): Promise<Outcome> {
    const before = core.allowed();
    visitor.held = undefined;
    visitor.persisted = false;
    writeJar(domain, '', 0);
    store.remove(NEWEST);
    await counter.enter();
    return apply(before);
  }

  return {
    apply,
    left,
    imply,
    reset,
    settle(before) {
      announce();
      return apply(before);
    },
    async resume() {
      registry.send();
      await sweepAgain();
    },
    acceptAll: async () => counter.decide('accept-all', 'api', noticeNow()),
    rejectAll: async () => counter.decide('reject-all', 'api', noticeNow()),
    async set(answers) {
      const { names } = standing();
      for (const [name, yes] of Object.entries(answers)) {
        const category = names.get(name) ?? (isAsked(name) || name === 'necessary' ? name : undefined);
        if (!category) throw new TypeError(`[assent] set: ${name} is not a category or service of this page`);
        if (typeof yes !== 'boolean') throw new TypeError(`[assent] set: ${name} must be true or false`);
        if (category === 'necessary' && !yes) throw new TypeError(`[assent] set: ${name} is necessary and always on`);
      }
      const full = { ...answers };
      // A first answer about categories answers about all of them: what was not chosen is a no.
      if (Object.keys(answers).some(isAsked)) {
        for (const name of counter.pending().filter(isAsked)) full[name] ??= false;
        for (const [id, category] of names) {
          // A service that was allowed by itself stays so: nobody said no to it.
          if (id !== category && category in full && !(category in answers)) full[id] ??= core.allowed().includes(id);
        }
      }
      // Categories first, whatever the order of the keys: a service named beside its category is the finer word.
      const sorted = Object.entries(full).sort(([a], [b]) => Number(isAsked(b)) - Number(isAsked(a)));
      return counter.decide(Object.fromEntries(sorted), 'api', noticeNow());
    },
    async setAudience(audience) {
      const before = core.allowed();
      const isNews = (audience === 'minor') !== !!store.get(MINOR);
      // Sites say it on every page: what was so before changes nothing.
      if (!isNews) return { granted: [], withdrawn: [], left: [] };
      if (audience === 'minor') store.set(MINOR, '1');
      else store.remove(MINOR);
      core.locate(core.place());
      // Nothing that was answered before comes back for a general audience: it is asked anew.
      if (audience !== 'minor') return reset();
      return visitor.decision() ? counter.decide({}, 'api', noticeNow(), before) : apply(before);
    },
    /** The endpoint first: if it can not be reached, nothing is forgotten here, and the visitor can ask again. */
    async erase() {
      const { secret, subject } = visitor.held?.decision ?? {};
      await registry.erase(secret, subject);
      for (const key of store.keys('')) if (key !== MINOR) store.remove(key);
      await reset();
    },
    open: counter.open,
  };
}
