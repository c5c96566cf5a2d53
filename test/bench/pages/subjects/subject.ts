import type { Scene } from '../scene';

/** Files that the page loads: by path, as text. */
export type Files = ReadonlyMap<string, string>;

/** A consent manager on a page. */
export interface Made {
  /** What its documents have put into `<head>`. */
  readonly head: string;
  /** What its documents have put at the end of `<body>`. */
  readonly body: string;
  /** The scripts of the scene, written as it wants them. They stand in front of `body`. */
  readonly gated: string;
  readonly files: Files;
}

/**
 * Where something is: a CSS selector, and behind each `>>>` one for the shadow root of what was found so far.
 */
export type Place = string;

export interface Controls {
  readonly banner: Place;
  readonly accept: Place;
  readonly reject: Place;
  /** Those that have no preferences leave the rest out. */
  readonly open?: Place;
  readonly dialog?: Place;
  readonly save?: Place;
}

/** What is measured. */
export interface Subject {
  readonly name: string;
  /** For the document: what it is, and how it is set up. */
  readonly text: string;
  /** Package and version, for the peers. */
  readonly version?: string;
  /** Name of the cookie that holds the answer, on a page over https. Needed for the bench of faults alone. */
  readonly cookie?: string;
  /** Nothing to look for or to click: the page alone. */
  readonly controls?: Controls;
  /** Whether it can load the scene's services by itself. */
  readonly hasServices?: boolean;
  /** @param origin of the server, for what takes no path */
  make(scene: Scene, origin: string): Made | Promise<Made>;
}
