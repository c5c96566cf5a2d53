/** What the double saw: a request to another host, which it answered itself. */
export interface RequestSeen {
  readonly type: 'request';
  readonly at: number;
  readonly method: string;
  readonly url: string;
  /** What it was to become: `script`, `image`, `iframe` … Empty for `fetch`. */
  readonly destination: string;
}

/** What the stage tells the page around it. */
export type StageMessage =
  | RequestSeen
  /** The stage has loaded, for the first time or again. */
  | { readonly type: 'start'; readonly at: number }
  /** A global that appeared, or one more call that its queue got. */
  | { readonly type: 'call'; readonly at: number; readonly name: string; readonly text: string }
  /** What Assent says. */
  | { readonly type: 'assent'; readonly at: number; readonly name: string; readonly text: string };
