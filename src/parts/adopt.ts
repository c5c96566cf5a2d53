import { adoptedAnswer } from '../adopt/adopted';
import type { Core, FirstLayer } from '../core/contracts';
import { recordAdopted } from '../decisions/adopt';
import { createIdentities } from '../decisions/identity';
import { formerStorage } from '../storage/former';

/** `parts/adopt.js`: takes over, once, what a former consent manager has left. Loaded where the site names one, and nothing is decided. */
export async function adopt(core: Core, firstLayer: FirstLayer): Promise<void> {
  const { settings, state, services, load, signal } = core;
  // What the page uses is to be known by its names.
  await services.load();
  const { take } = await createIdentities(load);
  signal.throwIfAborted();
  state.decision.refresh();
  if (!settings.adopt || state.decision.last) return;
  // What was clicked here while this was loaded comes before what was said on another manager.
  if (/^(accept|reject)-all$/.test(firstLayer.inline?.clicked ?? '')) return;
  const terms = { now: Date.now(), days: settings.days, names: state.usedNames };
  const adopted = adoptedAnswer(settings.adopt, formerStorage(), terms);
  if (adopted) recordAdopted(core, firstLayer, adopted, take);
}
