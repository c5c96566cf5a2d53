/**
 * Keeps what stands over the page from hiding what has the focus (WCAG 2.4.11). Only the keyboard moves the focus to where
 * nobody looks, so what it takes is loaded with the first key.
 *
 * @returns a function that leaves the page as it was
 */
export function roomForFocus(bar: HTMLElement, failed: (cause: unknown) => void): () => void {
  let leave: (() => void) | undefined;
  const load = () =>
    import('./room').then(({ makeRoom }) => {
      if (bar.isConnected) leave = makeRoom(bar);
    }, failed);
  document.addEventListener('keydown', load, { once: true });
  return () => {
    document.removeEventListener('keydown', load);
    leave?.();
  };
}
