/**
 * Adds a style sheet to a shadow root. Constructed sheets are no inline styles: they work under `style-src 'none'`.
 *
 * @param signal takes it off again, and all others: everything in the root goes at once
 */
export function adopt(root: ShadowRoot, text: string, signal?: AbortSignal): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets.push(sheet);
  signal?.addEventListener('abort', () => {
    root.adoptedStyleSheets = [];
  });
}
