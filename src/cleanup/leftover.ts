/** Something of a withdrawn service that this page was not able to remove. */
export interface Leftover {
  readonly kind: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB';
  readonly name: string;
  readonly service: string;
  readonly reason: string;
}

/** The browser refused, and says no more. */
export const REFUSED = 'the browser does not let this page remove it';
