/**
 * Keeps what the visitor does in our interface from the page's focus traps: they listen at the document, take the focus back,
 * and swallow clicks beside what they guard.
 */
export function keepInReach(root: ShadowRoot, signal: AbortSignal): void {
  const { host } = root;
  // What another trap, react-focus-lock, leaves alone.
  host.setAttribute('data-no-focus-lock', 'true');
  const isOurs = (event: Event) => event.composedPath().includes(host);
  const options = { capture: true, signal };
  const hide = (event: Event) => {
    if (isOurs(event)) event.stopPropagation();
  };
  for (const type of ['focusin', 'pointerdown', 'mousedown', 'touchstart', 'keydown']) {
    addEventListener(type, hide, type === 'touchstart' ? { ...options, passive: true } : options);
  }

  const clickAgain = (event: MouseEvent) => {
    const target = event.composedPath()[0] as Element;
    if (!isOurs(event)) return;
    let isThere = false;
    const reached = () => {
      isThere = true;
    };
    root.addEventListener('click', reached, { capture: true, once: true });
    setTimeout(() => {
      root.removeEventListener('click', reached, true);
      // Buttons of the banner hear of it before a trap at the document does. The age question, in its place, does not.
      if (isThere || target.closest('[part=banner]:not([data-question]) button')) return;
      if (!(event.defaultPrevented || target.closest('button'))) return;
      // Within our own root alone, where nobody else hears it.
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    });
  };
  addEventListener('click', clickAgain, options);
}
