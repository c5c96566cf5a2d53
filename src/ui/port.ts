import type { AskedCategory } from '../consent/categories';
import type { Choice } from '../consent/decide';
import type { Notice, NoticeFacts, ServiceFacts } from '../consent/notice';
import type { Locale } from '../locales/locale';

/** What is decided, as far as the switches show it. */
export interface ShownConsent extends Readonly<Record<AskedCategory, boolean>> {
  readonly status: 'unasked' | 'decided' | 'implied';
  readonly services: Readonly<Record<string, boolean>>;
}

/** Something of a withdrawn service that could not be removed. */
export interface Leftover {
  readonly name: string;
}

/** A receipt of the visitor's own, as far as it is shown. */
export interface OwnReceipt {
  readonly receipt: {
    readonly receiptId: string;
    readonly subjectId: string;
    /** ISO 8601. */
    readonly issuedAt: string;
    readonly action: keyof Locale['actions'] | 'adopt' | 'record';
    readonly categories: Readonly<Record<string, boolean>>;
    readonly services: Readonly<Record<string, boolean>>;
    readonly policy: { readonly version: string };
    readonly notice: { readonly hash: string };
    /** A consent beyond cookies: it says nothing of categories. */
    readonly record?: { readonly purpose: string; readonly granted: boolean };
    /** The former consent manager that an answer was adopted from. */
    readonly adopted?: { readonly from: string };
  };
  readonly acknowledged: boolean;
}

/** What the banner and the preferences know of the rest. They read its state, and change it by the visitor's acts alone. */
export interface SurfacePort {
  /**
   * Shadow root of `<assent-ui>`, in the document again if it was taken out. The control that opens the preferences is drawn
   * there before anything of ours is.
   */
  readonly root: ShadowRoot;
  /** `light` or `dark`; anything else follows the browser. */
  readonly theme: string;
  /** Takes away everything that is drawn, and ends what is still on its way. */
  readonly signal: AbortSignal;
  /** A decision could not be stored or applied, or a part of the interface did not load. */
  failed(cause: unknown): void;
}

/** What the banner needs. */
export interface BannerPort extends SurfacePort {
  /**
   * Stored before it returns; the promise resolves once it is applied. Without the visitor's own click it may be none: where scripts
   * may not say yes, theirs counts as a no alone.
   */
  decideBy(event: Event | undefined, choice: Choice, method: 'banner', shown: Notice): Promise<unknown>;
  /** The banner's notice as of now. The banner draws this and nothing else. */
  notice(): Notice;
  /** Is there something to ask? */
  isBannerDue(): boolean;
  isPreferencesOpen(): boolean;
  /** What fails is reported by whoever does it. */
  openPreferences(): void;
  /** The visitor is about to click this button: what that takes may be loaded. */
  prepare(action: string): void;
  /** What only a visitor with a keyboard needs. */
  loadKeyboard(): Promise<KeyboardPart>;
  /** Takes the banner of the page's first HTML away. @returns puts the focus where it was there */
  takeOver(): (banner: HTMLElement) => void;
}

/** The part for visitors with a keyboard. */
export interface KeyboardPart {
  keepFocusVisible(banner: HTMLElement, gone: AbortSignal): void;
}

/** What the preferences and the notes need. */
export interface PreferencesPort extends SurfacePort {
  /** Stored before it returns; the promise resolves once it is applied. */
  decide(choice: Choice, method: 'preferences', shown: Notice): Promise<{ readonly left: readonly Leftover[] }>;
  /**
   * Does this click count, on a button of this `data-action`? One that a script has made may be none. Without an event it was made
   * nobody knows how.
   */
  hears(action: string, event?: Event): boolean;
  facts(): NoticeFacts;
  /** What is known of the services that the page uses. */
  services(): readonly ServiceFacts[];
  consent(): ShownConsent;
  /** An older version of the policy was decided on, the visitor has not dismissed the note about that, and nothing is asked. */
  isPolicyNoteDue(): boolean;
  dismissPolicyNote(): void;
  /** What came of the latest decision: it is stored, holds for this page alone, or there was nothing to decide. */
  status(): 'saved' | 'notStored' | 'unchanged';
  /** Would a withdrawal reload the page, and lose what the visitor has put into a form? What it rejects with is reported. */
  losesInput(): Promise<boolean>;
  /** What the latest withdrawal was not able to remove. What it rejects with is reported. */
  leftovers(): Promise<readonly Leftover[]>;
  /** The visitor's own receipts, oldest first. */
  receipts(): readonly OwnReceipt[];
  /** What draws them. What it rejects with is reported. */
  readonly history: () => Promise<DrawHistory>;
  /** Forgets the visitor. What it rejects with is reported. */
  erase(): Promise<unknown>;
  /** Tells the page that the preferences opened or closed. A banner that became due meanwhile is drawn once they are closed. */
  toggled(type: 'open' | 'close'): void;
}

/** What the history shows. */
export interface HistoryView {
  /** Oldest first. */
  readonly receipts: readonly OwnReceipt[];
  /** That of the preferences: its texts, and its names of categories and services. */
  readonly notice: Notice;
  readonly locale: Locale;
  /** Has it read out, and shows it. */
  say(text: string): void;
}

/** Draws the visitor's own receipts in a place; in the same place again, what has changed. */
export type DrawHistory = (place: HTMLElement, view: HistoryView) => void;

/** What the history needs. */
export interface HistoryPort extends Pick<SurfacePort, 'root' | 'signal'> {
  /** Where it is, if there is one. */
  readonly endpoint: string | undefined;
  /** Whose secret is here. */
  subjectId(): string | undefined;
  /** JSON that the endpoint has below the visitor's receipts, as it sends it. Rejects where it does not. */
  own(path: string): Promise<string>;
  /** The notice of this hash, and no other. Rejects where the endpoint does not have it. */
  notice(hash: string): Promise<Notice>;
}

/** Where this page stands among others, and whether a question of ours has its place on it now. */
export interface Place {
  /** In a frame of another site: nothing is asked, so nothing may run that nobody objects to. */
  readonly isShut: boolean;
  /** Is it this page that asks? */
  mayAsk(): boolean;
  /** Nothing of the page wants to be answered first. Looked at while something is due. */
  isOurTurn(): boolean;
  /** Looks whether it is our turn as long as something is to be asked. */
  follow(isDue: boolean): void;
}

/** As much of it as what stands in the banner's place has to know. */
export type Turns = Pick<Place, 'mayAsk' | 'isOurTurn'>;

/** The banner, as its wiring has it. */
export interface MountedBanner {
  /** Shows, changes or removes it, by what is due. Changes nothing else. */
  draw(): void;
}

/** The preferences and the notes, as their wiring has them. */
export interface Preferences extends MountedBanner {
  /** Focus returns to what has it now when they close. */
  open(): void;
  close(): void;
  isOpen(): boolean;
}
