import type { Core, Surface } from '../core/contracts';
import { createControl, pageLanguage } from '../ui/control/control';
import { createHost } from '../ui/control/host';

/** What is drawn on: whichever part is there first makes it, for both. */
export function surfaceOf(core: Core, open: () => void): Surface {
  core.surface ??= createSurface(core, open);
  return core.surface;
}

function createSurface(core: Core, open: () => void): Surface {
  const { settings, state, signal, load } = core;
  const { ui } = settings;
  const { assentInline } = window;
  // Elements have members of `window` by their names.
  const inline = assentInline?.layer instanceof HTMLElement ? assentInline : undefined;
  Reflect.deleteProperty(window, 'assentInline');
  const root = createHost(inline, signal, state.notifyChange);
  const language = () => pageLanguage(ui.language);
  const labelsOf = (code: string) =>
    load(`locale-${code}`).then(
      ({ locale }) => locale,
      (cause) => {
        core.failed(cause);
        throw cause;
      },
    );
  const corner = `${settings.written.config.ui?.reopen ?? ''}`;
  const draw = createControl({ root, language, theme: ui.theme, corner, texts: ui.texts, labelsOf, signal, open });
  const drawDue = () => draw(state.controlDue());
  state.onChange(drawDue);
  drawDue();
  return { root, language, inline };
}
