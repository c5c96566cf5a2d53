import { afterPaint, dom } from '../../dom';

/**
 * Gives the focus back to what had it, once what has closed is gone from the screen too: to move it makes the browser lay the whole
 * page out. Where that is gone or takes none, the control that opens the preferences gets it. Who has taken it meanwhile keeps it.
 */
export async function returnFocus(root: ShadowRoot, element: HTMLElement | null): Promise<void> {
  await afterPaint();
  const { activeElement } = dom;
  if (activeElement && activeElement !== dom.body && activeElement !== root.host) return;
  const control = root.querySelector<HTMLElement>('[data-action=reopen],[data-action=choices]');
  for (const it of [element, control]) {
    it?.focus({ preventScroll: true });
    if (it?.matches(':focus')) return;
  }
}
