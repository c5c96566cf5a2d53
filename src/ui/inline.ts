/**
 * A banner that stood in the page's first HTML, before any script of ours had come. `site/inline` makes it, which is copied into pages:
 * these names outlive versions.
 */
export interface InlineBanner {
  readonly host: HTMLElement;
  readonly layer: HTMLElement;
  /** Its own, of that time. */
  readonly sheet: CSSStyleSheet;
  /** `noticeKey` of what it says. */
  readonly notice: string;
  /** `data-action` of the button that was clicked last. After an answer the banner is gone. */
  clicked?: string | undefined;
}

declare global {
  interface Window {
    assentInline?: InlineBanner | undefined;
  }
}
