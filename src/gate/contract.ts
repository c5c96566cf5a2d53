import type { Category } from '../consent/categories';
import type { Natives } from '../dom';
import type { Given } from './addresses';
import type { Marks } from './markup';
import type { ExpectWrites } from './writes';

/**
 * The gate: a rule that holds at every moment. What is marked and may not run now is inert; what may run is active, scripts
 * once for each element. It is judged by the decision and by what the gate itself remembers of a node, never by what the
 * node's markup claims: clones, snapshots of routers and HTML from a cache may come back opened.
 *
 *     <script type="text/plain" data-consent="analytics" src="…">   started once, in document order, by a twin beside it
 *     <iframe data-consent="marketing" data-consent-service="youtube" data-consent-src="…">   opened; shut on withdrawal
 */
export interface Gate {
  /** Opens what may be open, from now on: not before services were told of consent. */
  open(): Promise<void>;
  /** Judges every marked element anew, in document order. Long work is sliced. */
  reconcile(): Promise<void>;
  /** What of the page waits for the visitor now: frames, and the places of services without one. */
  readonly held: ReadonlySet<HTMLElement>;
  /** Lets this one go for as long as the page is there, without a decision. A clone of it waits. */
  release(frame: HTMLElement): void;
  /** What the marked scripts that were started are marked with, be they in the page still or not. */
  started(): Iterable<Marks>;
  /** Calls this at the end of each pass that has news, for what is held elsewhere. */
  onPass(act: () => void): void;
}

export interface GateOptions {
  /** What opens and shuts marked elements is loaded with the first of them. */
  readonly loadMarked: (options: Found) => Promise<Marked>;
  readonly natives: Natives;
  /** After each pass that has news. */
  readonly changed: () => void;
  /** Told of what cannot be loaded, or shut. */
  readonly failed: (cause: unknown) => void;
  /** Ends the gate: nothing starts after it. */
  readonly signal: AbortSignal;
}

/** The gate's part for pages that have marked elements. */
export interface Marked extends Omit<Gate, 'open' | 'onPass'> {
  /** What of marked elements the page has brought, changed or taken out. */
  changed(elements: readonly HTMLElement[]): void;
}

/** What every page knows of its marked elements. */
export interface Found {
  /** Every marked element of the page, in document order, those in components last. */
  all(): readonly HTMLElement[];
  /** A pass is over that has changed more than what waits. */
  readonly passed: () => void;
  /** What was shut before, or opened, and with what. */
  readonly given: WeakMap<Element, Given>;
}

export interface MarkedOptions extends Found {
  /** May what is marked with these categories, and perhaps this service, run now? */
  readonly mayRun: (categories: readonly Category[], service: string | undefined) => boolean;
  /** Is it not even let go by itself? Of a minor, whatever is clicked. */
  readonly isBarred: (categories: readonly Category[], service: string | undefined) => boolean;
  /** Of Assent's own tag. Where there is one, only elements with the same are activated: no way around a page's CSP. */
  readonly nonce: string;
  /** Is all there that its frames need? If not, it is on its way, and `reconcile` is called once it has come. */
  readonly isReady: (service: string | undefined) => boolean;
  /** The address that a frame of this service gets. */
  readonly address: (service: string | undefined, url: string) => string;
  /** Told of each category, and of each service with its category, that a marked element names. @returns whether it is a new one */
  readonly register: (name: string, category: Category) => boolean;
  /** What starts scripts. */
  readonly createScripts: (options: Pick<ScriptsOptions, 'onOver' | 'fault'>) => Scripts;
  readonly natives: Natives;
  readonly report: (message: string, cause?: unknown) => void;
  /** Told of what cannot be started. */
  readonly failed: (cause: unknown) => void;
  /** Ends all: nothing starts after it. */
  readonly signal: AbortSignal;
}

/** What starts marked scripts. */
export interface Scripts {
  /** @param mayStart whether it may be started now, and all is there that it needs */
  judge(script: HTMLScriptElement, marks: Marks, mayStart: () => boolean | undefined): void;
  /** What the scripts that were started are marked with. */
  started(): Iterable<Marks>;
  /** `data-consent-after`: has the tag with this id loaded, failed, or had its time? */
  isOver(id: string): boolean;
}

export interface ScriptsOptions {
  /** Called when a script has loaded, failed or had its time. */
  readonly onOver: () => void;
  /** Told of an id that is none. */
  readonly fault: (message: string) => void;
  /** Sets the address of a script. */
  readonly setSource: (script: Element, url: string) => void;
  /** A started script has written this, which belongs beside that element. */
  readonly written: (place: Element, html: string, expect: ExpectWrites) => void;
  readonly natives: Natives;
  readonly signal: AbortSignal;
}
