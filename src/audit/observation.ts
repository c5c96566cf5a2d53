import type { Category } from '../consent/categories';
import type { Regime } from '../consent/regimes';
import type { Phase } from './phase-names';

/** Who asked for something, or wrote it, as far as the browser says. */
export interface Initiator {
  /**
   * `markup`: the parser, at an element of a document. `style`: a style sheet. `unknown`: the browser did not say. None is an
   * extension: the browser is started without any, and what a stack says of one is what a page's `sourceURL` has made up.
   */
  readonly kind: 'script' | 'markup' | 'style' | 'worker' | 'frame' | 'response' | 'unknown';
  /** Address of the file that it stands in. */
  readonly url: string;
  /** From 1. */
  readonly line?: number;
  /** Further files of the call stack, the nearest first, each once. */
  readonly callers?: readonly string[];
}

export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  /** As the browser calls it: `script`, `image`, `fetch`, `ping`, `websocket` … */
  readonly type: string;
  /** Address of the document, or worker, that asked. */
  readonly document: string;
  readonly by: Initiator;
  /** The browser refused it, by a Content-Security-Policy say: not a byte left. */
  readonly isBlocked?: true;
}

export interface SeenCookie {
  readonly name: string;
  /** As in the browser's jar; a dot in front: with subdomains. */
  readonly domain: string;
  readonly path: string;
  readonly isHttpOnly: boolean;
  /** Days until it ends; none: it ends with the session. */
  readonly days?: number;
  readonly by: Initiator;
}

/** Where a page keeps more than cookies. */
export type EntryKind = 'localStorage' | 'sessionStorage' | 'IndexedDB';

export interface SeenEntry {
  readonly kind: EntryKind;
  readonly origin: string;
  /** Key, or name of the database. Values are never looked at. */
  readonly name: string;
  readonly by: Initiator;
}

/** What was allowed while a phase was watched. */
export interface Grant {
  readonly categories: readonly Category[];
  /** Ids of services that were allowed by themselves. */
  readonly services: readonly string[];
  /** Services that sell or share stay off, though their category is on: Global Privacy Control in an opt-out regime. */
  readonly withoutSale?: true;
}

/** One phase of one page, as it was seen. */
export interface Observation {
  readonly phase: Phase;
  /** The page's address, after redirects. */
  readonly page: string;
  readonly regime: Regime;
  /** Who says so: `--regime`, Assent on the page, or nobody, which is `opt-in`. */
  readonly regimeFrom: 'flag' | 'page' | 'default';
  readonly granted: Grant;
  readonly requests: readonly SeenRequest[];
  /** All that the jar holds at the end. */
  readonly cookies: readonly SeenCookie[];
  /** All that is stored at the end. */
  readonly entries: readonly SeenEntry[];
  /** A picture at the end, as JPEG in base64. */
  readonly picture?: string;
}

/** A phase that did not come about. */
export interface Unreached {
  readonly phase: Phase;
  /** What was looked for and not found, or went wrong: a sentence. */
  readonly problem: string;
  readonly fix: string;
}

/** All that was seen on one page. */
export interface PageVisit {
  /** As it was asked for. */
  readonly url: string;
  /** Id of the consent manager, `selectors` where they were given, none where none was recognised. */
  readonly manager?: string;
  readonly observations: readonly Observation[];
  readonly unreached: readonly Unreached[];
  /** Phases that were wanted and were not judged: those that were not reached, and all behind them. */
  readonly unjudged: readonly Phase[];
  /** What whoever reads the verdict has to know beside it. */
  readonly notes: readonly string[];
}

export const NOTHING: Grant = { categories: ['necessary'], services: [] };
