/**
 * Adds a style sheet to a shadow root. Constructed sheets are no inline styles: they work under `style-src 'none'`.
 *
 * @returns a function that takes it off again
 */
export function adopt(root: ShadowRoot, text: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
