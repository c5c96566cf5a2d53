import type { Core, Surface } from '../core/contracts';
import { createControl, pageLanguage } from '../ui/control/control';
import { createHost } from '../ui/control/host';

/**
 * `parts/control.js`: what stands on every page once there is something to reopen. The first layer has it in itself; whichever
 * is there first makes it, for both.
 */
export function openControl(core: Core, open: () => void): Surface {
  core.surface ??= createSurface(core, open);
  return core.surface;
}

function createSurface({ settings, state, signal }: Core, open: () => void): Surface {
  const { ui } = settings;
  // Elements have members of `window` by their names.
  const inline = Object.hasOwn(window, 'assentInline') ? window.assentInline : undefined;
  window.assentInline = undefined;
  const root = createHost(inline, signal, state.notifyChange);
  const language = () => pageLanguage(ui.language);
  const draw = createControl({ root, language, theme: ui.theme, texts: ui.texts, open });
  const drawDue = () => draw(state.controlDue());
  state.onChange(() => {
    drawDue();
    // Drawn for nobody: there is nothing to ask.
    if (!state.isQuestionDue()) inline?.layer.remove();
  });
  drawDue();
  return { root, language, inline };
}
