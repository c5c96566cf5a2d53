import type { Settings } from './config/settings';
import type { Category } from './consent/categories';
import type { Standing } from './consent/grants';
import type { ServiceFacts } from './consent/notice';
import type { Regime } from './consent/regimes';
import type { Emitter } from './events';
import type { Gate } from './gate/gate';
import type { Office } from './office/office';
import type { Load } from './parts';
import type { Runner } from './services/runner';
import type { LocalStore } from './storage/local';
import type { Consent } from './types';
import type { Visitor } from './visitor';

/** Where the visitor is, and what the law asks for there. */
export interface Place {
  /** ISO 3166 code, or `''` where it is unknown. */
  readonly region: string;
  readonly regime: Regime;
  /** The answers of a regime that starts with a yes, while nothing is decided. */
  readonly implied?: ReadonlyMap<string, boolean>;
}

/** What every page runs, as the desk sees it: the state, and the one way to make a changed decision count. */
export interface Core {
  readonly settings: Settings;
  readonly load: Load;
  readonly store: LocalStore;
  readonly visitor: Visitor;
  /** Code of the language that the visitor is spoken to in. */
  readonly language: string;
  standing(): Standing;
  mayRun(categories: readonly Category[], service?: string): boolean;
  consent(): Consent;
  /** Takes over where the visitor is, and whether they are under age. */
  locate(place: Place): void;
  /** The shadow root of `<assent-ui>`. */
  root(): ShadowRoot;
  /** What runs the services, once it has come. */
  runner(): Runner | undefined;
  readonly gate: Gate;
  /** Draws what is due. */
  update(): void;
  /** Names of what may run now. */
  allowed(): string[];
  /** Fetches the services of these names, or of all that the page uses. Resolves when each has come or failed. */
  fetch(names?: readonly string[]): Promise<unknown>;
  /** What is known of a service; its id and category alone where it was not fetched. */
  facts(id: string): ServiceFacts;
  /** Ids of the services that the page uses. */
  services(): string[];
  /** Says on the console what is wrong with the settings, once. */
  complain(): void;
  place(): Place;
  /** Lets go on who waits for what is allowed now. */
  wake(): void;
  readonly emit: Emitter['emit'];
  report(message: string, cause?: unknown): void;
}

/** What is loaded when there is somebody to ask, or something to do after a decision. */
export interface Desk {
  /** For a visitor who has not decided: finds out who and where they are, and what that implies. */
  enter(): Promise<void>;
  /** Draws what is due: banner, placeholders. */
  update(): void;
  /** Everything that comes after a decision. */
  office(): Promise<Office>;
  close(): void;
  destroy(): void;
}
