import { endpointOf } from '../config/endpoint';
import { looksRight } from '../config/looks-right';
import type { Core, Decisions, FirstLayer } from '../core/contracts';
import { mayAdopt } from '../decisions/adopt';
import { createDecidingCalls } from '../decisions/api';
import { cookieProblem } from '../decisions/cookie-problem';
import { tidy } from '../decisions/keep';
import { createObjections } from '../decisions/objection';
import { heardCall } from '../decisions/visitor';
import { afterPaint } from '../dom';
import { apply } from '../effects/apply';
import { createRegime } from '../effects/regime';
import { losesInput } from '../effects/reload';
import { rememberAllowed } from '../effects/site';
import { createTraces } from '../effects/traces';
import { createSender, type Sender } from '../receipts/sender';

export { digest } from '../consent/digest';

/** `parts/decisions.js`: everything that comes after an answer, and every way to decide that is not on the screen. */
export function openDecisions(core: Core, firstLayer: FirstLayer): Decisions {
  const { settings, state, signal } = core;
  // Where somebody is asked this comes with the first idle moment: no banner has to wait for it.
  if (!settings.written.isChecked && !looksRight(settings.written)) core.explainMistakes();
  const traces = createTraces(core);
  const sender = senderOf(core);
  const { note, sendReceipts } = receiptsOf(core, sender);
  const applyTo: Decisions['apply'] = (before, isHere) => apply(core, traces, before, isHere);
  const effects: Pick<Decisions, 'apply' | 'enterRegime' | 'notRemoved' | 'losesInput' | 'resume'> = {
    apply: applyTo,
    enterRegime: createRegime(core, firstLayer, {
      ...{ sendReceipt: sendReceipts, apply: applyTo, objections: createObjections(core) },
      adopt: () => adoptFormer(core, firstLayer),
    }),
    notRemoved: traces.notRemoved,
    losesInput: () => losesInput(core),
    async resume() {
      tidy(core);
      sender.send();
      await traces.resume();
    },
  };
  const calls = createDecidingCalls(core, firstLayer, effects, sender);
  return {
    ...effects,
    ...calls,
    async callByPage(call, given, isActive) {
      signal.throwIfAborted();
      const [first] = heardCall(core, call, given, isActive);
      if (call === 'record') return (await core.load('record')).record(core, firstLayer, sender, first);
      return (calls[call] as (given: unknown) => Promise<unknown>)(first);
    },
    async settle(before) {
      rememberAllowed(core);
      const isNo = before.some((name) => !state.has(name));
      // The page may go with what can not be stopped.
      if (isNo) sendReceipts();
      else note();
      const done = effects.apply(before, true);
      if (!isNo) {
        // What was granted is what the visitor waits for, but not for long: a vendor may answer late, or the visitor leave.
        const end = new AbortController();
        await Promise.race([Promise.allSettled([done, afterPaint()]), leaving(end.signal), late(end.signal)]);
        end.abort();
        sendReceipts();
      }
      return done;
    },
  };
}

function senderOf(core: Core): Sender {
  const { settings, state, store, emit, report, signal } = core;
  return createSender({
    endpoint: endpointOf(settings),
    ...{ store, site: state.decision.site, signal, report },
    acknowledged(receipt) {
      // The answer may have brought a cookie that is older than what counts by now.
      tidy(core);
      emit('receipt', { receipt, acknowledged: true });
      // Whoever has the list of receipts open sees that it has come.
      state.notifyChange();
    },
  });
}

/** What a former consent manager has left. What cannot be had leaves it, and the visitor is asked. */
async function adoptFormer(core: Core, firstLayer: FirstLayer): Promise<void> {
  if (!mayAdopt(core)) return;
  try {
    await (await core.load('adopt')).adopt(core, firstLayer);
  } catch (cause) {
    core.failed(cause);
  }
}

/** Writes, sends and tells of the receipts of this page's decisions, in their order. */
function receiptsOf(core: Core, sender: Sender) {
  const { state, emit, signal, failed } = core;
  const tellOfCookie = cookieTeller(core);
  /** Texts of decisions whose receipts nobody was told of yet, and the latest of all. */
  const untold: string[] = [];
  let latest: string | undefined;
  const note = () => {
    const text = state.decision.last?.text;
    // A no to what was only loaded once may decide nothing new.
    if (text && text !== latest) untold.push(text);
    latest = text;
  };
  const sendReceipts = () => {
    note();
    if (signal.aborted) return;
    // Whatever a page has broken that they are made by: no answer waits for them.
    try {
      tellOfCookie();
      tidy(core);
      const receipts = untold.splice(0).flatMap((text) => sender.write(text) ?? []);
      sender.send();
      for (const receipt of receipts) emit('receipt', receipt);
    } catch (cause) {
      failed(cause);
    }
  };
  return { note, sendReceipts };
}

const RECEIPT_WITHIN_MS = 1_000;

function late(signal: AbortSignal): Promise<unknown> {
  return new Promise((resume) => {
    const timer = setTimeout(resume, RECEIPT_WITHIN_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** When the page goes, or is put behind another: what is hidden may never be seen again. */
const leaving = (signal: AbortSignal) =>
  new Promise((resume) => {
    for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, resume, { signal, once: true });
  });

/** Says what is wrong with the settings of the cookie, at the first decision of a page. */
function cookieTeller(core: Core): () => void {
  let isTold = false;
  return () => {
    const problem = !isTold && cookieProblem(core);
    if (problem) core.report(problem);
    isTold = true;
  };
}
