import type { Written } from '../config/read-tag';
import type { Settings } from '../config/settings';
import type { Notice, ServiceFacts } from '../consent/notice';
import type { Natives } from '../dom';
import type { Found, Gate, Marked } from '../gate/contract';
import type { ExpectWrites } from '../gate/writes';
import type { AgeLocale, BannerLocale, Locale } from '../locales/locale';
import type { Sender } from '../receipts/sender';
import type { Definition } from '../services/contract';
import type { LocalStore } from '../storage/local-store';
import type { ScriptSources } from '../trusted';
import type { AssentEvents, Audit, Leftover, OwnReceipt, Sighting } from '../types';
import type { InlineBanner } from '../ui/inline';
import type { DrawHistory, Place, Preferences, Turns } from '../ui/port';
import type { Decider, Decisions } from './decisions-contract';
import type { ConsentState, PageRunner, PageServices } from './state-contract';

export type {
  Answer,
  Decider,
  DecidingCalls,
  Decisions,
  Effects,
  Identity,
  Objections,
  PageCall,
  PageCalls,
} from './decisions-contract';
export type { ConsentState, Jurisdiction, Once, PageRunner, PageServices, StoredDecision } from './state-contract';

/*
 * What the rooms of the page know of each other. By hand, and types alone: whoever is behind a contract can be moved into
 * another download, or be played by a test.
 */

/** What every page runs, as the parts see it. */
export interface Core {
  readonly settings: Settings;
  readonly store: LocalStore;
  readonly state: ConsentState;
  readonly services: PageServices;
  readonly gate: Gate;
  readonly load: Load;
  readonly sources: ScriptSources;
  readonly natives: Natives;
  /** Once it loads itself again, whatever it cuts off is no failure. */
  readonly page: { isLeaving?: true };
  /** Ends with `destroy()`, and everything that listens, waits or is on its way with it. */
  readonly signal: AbortSignal;
  /** Made by the part that needs it first. */
  surface?: Surface;
  /** What the part `guard` has seen so far, where that is on. */
  sightings?: readonly Sighting[];
  emit<K extends keyof AssentEvents>(type: K, event: AssentEvents[K]): void;
  /** On the console, and as the event `error`. */
  report(message: string, cause?: unknown): void;
  /** Reports what cannot be loaded, made or drawn: what it does stays undone, and the gate as it is. */
  failed(cause: unknown): void;
  /** Says on the console what is wrong with the settings, once. */
  explainMistakes(): void;
  /** Of Assent's own tag. */
  readonly nonce: string;
}

/** The same before there is anything to run. */
export type CoreBase = Omit<Core, 'services' | 'gate'>;

/** What is drawn on. */
export interface Surface {
  /** The shadow root of `<assent-ui>`, in the document again if it was taken out. */
  root(): ShadowRoot;
  /** Code of the language that the visitor is spoken to in: the page's own at each look, since pages change it. */
  language(): string;
  /** The banner that stood there before. */
  readonly inline: InlineBanner | undefined;
}

/** The part `first-layer`: loaded when there is something to ask, to show or to decide. */
export interface FirstLayer extends Decider, Surface {
  /** Finds out where the visitor is, and what the regime there implies. */
  enter(): Promise<void>;
  /** Brings the page in line with what was decided, or forgotten, in another tab. */
  follow(before: readonly string[]): Promise<unknown>;
  /** An identity that nobody has decided under is at hand. */
  identityReady(): Promise<unknown>;
  /** The notice that stands on the screen now, if any. */
  shownNotice(): Notice | undefined;
  decisions(): Promise<Decisions>;
  /** What the banner has of styles and company, for what stands in its place. */
  loadBanner(): Promise<unknown>;
  open(): Promise<void>;
  close(): void;
}

/** What is loaded only when it is needed, by name: a module of `parts/`, a language, or a ready-made service. */
export interface PartModules {
  'first-layer': { openFirstLayer(core: Core, open: () => void): Promise<FirstLayer> };
  /** The question of the age, where the site asks it and it is not known. */
  age: { openAge(core: Core, firstLayer: FirstLayer, place: Turns): void };
  /** What only a page needs that has something else to answer, or is in a frame. */
  place: { openPlace(core: Core, root: () => ShadowRoot): Place };
  /** The control that opens the preferences. */
  control: { openControl(core: Core, open: () => void): Surface; pageLanguage(wanted: string): string };
  decisions: { openDecisions(core: Core, firstLayer: FirstLayer): Decisions; digest(text: string): string };
  preferences: { createPreferences(core: Core, firstLayer: FirstLayer, locale: () => Locale): Preferences };
  /** The visitor's own receipts, once somebody wants to see them. */
  history: { openHistory(core: Core, firstLayer: FirstLayer): DrawHistory };
  /** What only a visitor with a keyboard needs: keeps what has the focus from being covered. */
  keyboard: { keepFocusVisible(banner: HTMLElement, gone: AbortSignal): void };
  placeholders: { createPlaceholders: PlaceholdersMaker };
  /** What opens and shuts marked elements. */
  marked: { createMarked(core: CoreBase, services: PageServices, found: Found): Marked };
  /** Puts in its place what a started script writes. */
  written: { insertWritten(place: Element, html: string, expect: ExpectWrites): void };
  sweep: { sweep: Sweep };
  /** What a page says of its services in its own text. Draws it in an element, and again whenever it changes. */
  declaration: { declare(core: CoreBase, runner: PageRunner, element: HTMLElement): void };
  /** Names the mistakes in a config, and tells of a snippet that is not the page's any more. */
  check: { logProblems(written: Written): void; logStale(): void };
  /** Finds mistakes, and what a page has requested and stored without a yes: for who sets it up. */
  debug: { debug(core: Core): void; audit(core: Core): Promise<Audit> };
  /** What loads, starts and stops services. */
  runner: { openRunner(core: CoreBase): PageRunner };
  autoblock: { autoblock(core: Core): void };
  /** Tells of what known services do without a yes, and holds nothing. */
  guard: { guard(core: Core): void };
  /** Takes over what a former consent manager has left. */
  adopt: { adopt(core: Core, firstLayer: FirstLayer): Promise<void> };
  /** Consents beyond cookies. */
  record: { record(core: Core, firstLayer: FirstLayer, sender: Sender, given: unknown): Promise<OwnReceipt> };
  [service: `services/${string}`]: { readonly default: { readonly definition: Definition } };
  /** What the banner says, by language. */
  [banner: `locale-${string}`]: { readonly locale: BannerLocale };
  /** What the question of the age says, by language. */
  [age: `age-${string}`]: { readonly age: AgeLocale };
  /** All texts, by language. */
  [texts: `texts-${string}`]: { readonly texts: Locale };
}

/** Parts that a setting asks for: each has a function of its own name. */
export type OwnPart = 'autoblock' | 'guard' | 'debug';
export type OwnParts = Readonly<Record<OwnPart, (core: Core) => void>>;

/** The script tag loads parts from its own folder; a bundler splits them off. */
export type Load = <K extends keyof PartModules>(part: K) => Promise<PartModules[K]>;

/**
 * Draws a placeholder for each frame, or place, that is held, and takes away those that are not due any more. The texts are asked
 * for at each drawing: the page may have changed its language.
 */
export type PlaceholdersMaker = (core: Core, decider: Decider, locale: () => Locale) => () => void;

/** Removes what services have stored. @returns what is left. See `cleanup/sweep`. */
export type Sweep = (
  services: readonly ServiceFacts[],
  kept: readonly ServiceFacts[],
  known?: readonly Leftover[],
) => Promise<readonly Leftover[]>;
