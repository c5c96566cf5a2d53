/** Gives the focus back to what had it. Where that is gone or takes none, the control that opens the preferences gets it. */
export function returnFocus(root: ShadowRoot, element: HTMLElement | null): void {
  const control = root.querySelector<HTMLElement>('[data-action=reopen],[data-action=choices]');
  for (const it of [element, control]) {
    it?.focus({ preventScroll: true });
    if (it?.matches(':focus')) return;
  }
}
