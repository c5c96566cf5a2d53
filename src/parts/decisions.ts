import { endpointOf } from '../config/endpoint';
import { looksRight } from '../config/looks-right';
import type { Core, Decisions, FirstLayer } from '../core/contracts';
import { createDecidingCalls } from '../decisions/api';
import { cookieProblem } from '../decisions/cookie-problem';
import { tidy } from '../decisions/keep';
import { afterPaint } from '../dom';
import { apply } from '../effects/apply';
import { createRegime } from '../effects/regime';
import { losesInput } from '../effects/reload';
import { rememberAllowed } from '../effects/site';
import { createTraces } from '../effects/traces';
import { createSender } from '../receipts/sender';

export { digest } from '../consent/digest';

/** `parts/decisions.js`: everything that comes after an answer, and every way to decide that is not on the screen. */
export function openDecisions(core: Core, firstLayer: FirstLayer): Decisions {
  const { settings, state, store, emit, report, signal } = core;
  // Where somebody is asked this comes with the first idle moment: no banner has to wait for it.
  if (!settings.written.isChecked && !looksRight(settings.written)) core.explainMistakes();
  const traces = createTraces(core);
  const sender = createSender({
    endpoint: endpointOf(settings),
    store,
    site: state.decision.site,
    signal,
    acknowledged(receipt) {
      // The answer may have brought a cookie that is older than what counts by now.
      tidy(core);
      emit('receipt', { receipt, acknowledged: true });
    },
    report,
  });
  let isCookieTold = false;
  let told: string | undefined;
  const sendReceipt = () => {
    const problem = !isCookieTold && cookieProblem(core);
    if (problem) report(problem);
    isCookieTold = true;
    tidy(core);
    const text = state.decision.last?.text ?? '';
    const receipt = sender.write(text);
    sender.send();
    // A no to what was only loaded once may decide nothing new.
    if (receipt && text !== told) emit('receipt', receipt);
    told = text;
  };
  const applyTo: Decisions['apply'] = (before) => apply(core, traces, before);
  const effects: Pick<Decisions, 'apply' | 'enterRegime' | 'notRemoved' | 'losesInput' | 'resume'> = {
    apply: applyTo,
    enterRegime: createRegime(core, firstLayer, sendReceipt, applyTo),
    notRemoved: traces.notRemoved,
    losesInput: () => losesInput(core),
    async resume() {
      tidy(core);
      sender.send();
      await traces.resume();
    },
  };
  return {
    ...effects,
    ...createDecidingCalls(core, firstLayer, effects, sender),
    async settle(before) {
      const isNo = before.some((name) => !state.has(name));
      // The click is answered on the screen first. What is taken back waits for nothing.
      if (!isNo) await afterPaint();
      rememberAllowed(core);
      // The page may go with what can not be stopped; what was granted is what the visitor waits for.
      if (isNo) sendReceipt();
      const done = effects.apply(before);
      return isNo ? done : done.finally(sendReceipt);
    },
  };
}
