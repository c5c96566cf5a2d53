import type { Category } from '../consent/categories';
import type { Core } from '../core';
import { SWEEP } from '../receipts/shelf';
import type { Service } from '../services/service';
import type { AssentEvents, Leftover, Outcome } from '../types';

/** By then a service that was stopped has written what it still had to write. */
const SECOND_SWEEP_MS = 2_000;

export interface Applier {
  /** Brings services, gate and listeners in line with what is decided. Withdrawals count at once, grants after the paint. */
  apply(before: readonly string[]): Promise<Outcome>;
  /** What the latest withdrawal was not able to remove. */
  left(): readonly Leftover[];
  /** Removes the traces of all that is not allowed, if the last page had a withdrawal, and what was running may have written again. */
  resume(): Promise<void>;
}

export function createApplier(core: Core): Applier {
  const { gate, emit, store } = core;
  let left: readonly Leftover[] = [];

  async function sweep(known?: readonly Leftover[]): Promise<readonly Leftover[]> {
    try {
      const allowed = core.allowed();
      const denied = core.services().filter((id) => !allowed.includes(id));
      const [{ sweep: remove }] = await Promise.all([core.load('sweep'), core.fetch()]);
      const kept = core.services().filter((id) => allowed.includes(id));
      left = await remove(denied.map(core.facts), kept.map(core.facts), known);
      return left;
    } catch (cause) {
      core.report('Traces of what was withdrawn are still there; the next page tries again', cause);
      return [];
    }
  }

  /** For the next page. Nothing is stored for somebody who has just been forgotten. */
  function remember(known: readonly Leftover[]): void {
    if (core.visitor.held) store.set(SWEEP, JSON.stringify(known));
  }

  async function resume(): Promise<void> {
    const text = store.get(SWEEP);
    if (!text) return;
    let known: readonly Leftover[] = [];
    try {
      known = [JSON.parse(text)].flat().filter((it) => typeof it?.name === 'string');
    } catch {
      // Damaged: then what is left is what this page sees.
    }
    await sweep(known);
    store.remove(SWEEP);
  }

  /** THE ORDER of what a decision does, once it is stored. */
  async function apply(before: readonly string[]): Promise<Outcome> {
    const after = core.allowed();
    const granted = after.filter((name) => !before.includes(name));
    const withdrawn = before.filter((name) => !after.includes(name));
    core.update();
    // 1. Services are told, and stopped where consent is gone: a tag reads its consent state as it starts.
    const stopped = core.runner()?.tell() ?? [];
    const isCaught = stopped.some(({ isLoading }) => isLoading);
    // What is on its way does not arrive. Whatever else of the page is cut off by that, the reload brings again.
    if (isCaught && core.visitor.persisted) window.stop();
    // 2. The gate shuts behind what is withdrawn, and its traces go.
    left = [];
    if (withdrawn.length) {
      await gate.reconcile();
      remember([]);
      const known = await sweep();
      left = known;
      remember(known);
      setTimeout(() => sweep(known), SECOND_SWEEP_MS);
    }
    // 3. What is granted starts, once the click was answered on the screen.
    if (granted.length) await Promise.all([core.fetch(granted), afterPaint()]);
    core.runner()?.start();
    await gate.reconcile();
    // 4. Everybody is told. What was taken back meanwhile has had its own event.
    core.wake();
    const now = core.allowed();
    const given = granted.filter((name) => now.includes(name));
    if (withdrawn.length) emit('withdraw', { names: withdrawn, left, elsewhere: elsewhere(withdrawn) });
    if (given.length) emit('grant', { names: given });
    emit('change', { consent: core.consent(), granted: given, withdrawn, left });
    core.update();
    const isStuck = isCaught || stopped.some(needsReload);
    // Where the answer would not outlive it, a reload would start what was stopped, to be stopped again, without an end.
    if (core.visitor.persisted && (isStuck || (withdrawn.length && runsUnallowed()))) location.reload();
    return { granted: given, withdrawn, left };
  }

  /** What `left` can not know: a page has no way to look there. */
  function elsewhere(withdrawn: readonly string[]): AssentEvents['withdraw']['elsewhere'] {
    return core
      .services()
      .filter((id) => withdrawn.includes(id))
      .flatMap((service) => (core.facts(service).thirdParty ?? []).map((site) => ({ service, site })));
  }

  /** A marked script that runs and may not any more goes with the page, unless its service has an off switch. */
  function runsUnallowed(): boolean {
    return [...document.querySelectorAll<HTMLScriptElement>('script[data-consent]:not([type="text/plain"])')].some(
      ({ dataset: { consent = '', consentService = '' } }) => {
        const service = core.runner()?.get(consentService);
        return (
          !core.mayRun(consent.trim().split(/\s+/) as Category[], consentService || undefined) &&
          (!service?.enable || needsReload(service))
        );
      },
    );
  }

  return { apply, left: () => left, resume };
}

const needsReload = ({ reloads }: Service): boolean | undefined =>
  typeof reloads === 'function' ? reloads() : reloads;

/** After the next paint, so that the click is answered first; soon in any case, since hidden pages paint nothing. */
function afterPaint(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, 100);
    requestAnimationFrame(() => setTimeout(resume));
  });
}
