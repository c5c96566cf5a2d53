import { regimeOf } from '../consent/regime-of';
import type { Core } from '../core/contracts';
import { type Auditor, createAuditor } from '../debug/audit';
import { isDebugOn } from '../debug/is-on';
import { createPanel } from '../debug/panel';
import type { Audit } from '../types';

/** What comes at once is shown at once. */
const PAUSE_MS = 300;

const auditors = new WeakMap<Core, { readonly it: Auditor; changed: () => void }>();

/** One for each instance: it goes on looking from its first call on. */
function auditorOf(core: Core) {
  const known = auditors.get(core);
  if (known) return known;
  const made = { it: createAuditor(core, () => made.changed()), changed: () => {} };
  auditors.set(core, made);
  return made;
}

/** `parts/debug.js`: what a page does, beside what it may do. */
export async function audit(core: Core): Promise<Audit> {
  const auditor = auditorOf(core);
  const found = await auditor.it.audit(true);
  // The panel says the same.
  auditor.changed();
  return found;
}

/** The panel, where the settings want it, or the address does on a developer's own machine. */
export function debug(core: Core): void {
  const { settings, signal, failed } = core;
  if (!isDebugOn(settings.written.config.debug, location) || window.top !== window) return;
  const auditor = auditorOf(core);
  const panel = createPanel({
    again: () => void look(true),
    regimeOf: (region) => regimeOf(region, settings.regions),
    signal,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(anew?: boolean): Promise<void> {
    try {
      const found = await auditor.it.audit(anew);
      if (!signal.aborted) panel.show(found);
    } catch (cause) {
      failed(cause);
    }
  }
  auditor.changed = () => {
    if (timer || signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      look();
    }, PAUSE_MS);
  };
  auditor.changed();
}
