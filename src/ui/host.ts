import type { Settings } from '../config/settings';
import type { Choice } from '../consent/decide';
import type { Notice, NoticeFacts, ServiceFacts } from '../consent/notice';
import type { Locale } from '../locales/locale';
import type { Office } from '../office/office';
import type { Method } from '../receipts/receipt';
import type { Shelf } from '../receipts/shelf';
import type { Consent, Outcome, OwnReceipt } from '../types';

export type { Choice } from '../consent/decide';

/** All that the interface knows of the rest: state to read, a way to be told, and the visitor's acts. */
export interface InterfaceHost {
  /** Shadow root of `<assent-ui>`. */
  readonly root: ShadowRoot;
  /** `light` or `dark`; anything else follows the browser. */
  readonly theme: string;
  /** The banner's notice as of now. The banner draws this and nothing else. */
  notice(): Notice;
  facts(): NoticeFacts;
  /** What is known of the services that the page uses. */
  services(): readonly ServiceFacts[];
  /** Fetches what is known of them. */
  fetch(): Promise<unknown>;
  /** What is said only after a click. */
  texts(): Promise<Locale>;
  consent(): Consent;
  /** Is there something to ask? */
  isBannerDue(): boolean;
  /** Does a decision stand that was made under another version of the policy? */
  isOtherVersion(): boolean;
  readonly policy: Settings['policy'];
  readonly store: Shelf;
  /** Stored before it returns; the promise resolves once applied. */
  decide(choice: Choice, method: Method, notice: Notice): Promise<Outcome>;
  /** What comes after a decision: erasure, what a withdrawal left. Fetched when the visitor comes near a button. */
  office(): Promise<Pick<Office, 'erase' | 'left'>>;
  receipts(): readonly OwnReceipt[];
  /** Tell the page that the preferences opened or closed. */
  toggled(type: 'open' | 'close'): void;
  /** Something of the interface did not work, e.g. the preferences could not be loaded. Becomes the event `error`. */
  failed(cause: unknown): void;
}

/** What the core holds of the interface. */
export interface Interface {
  /** Shows, changes or removes the banner, by what is pending. Idempotent. */
  update(): void;
  /** Opens the preferences. Focus returns to the opener when they close. */
  open(): Promise<void>;
  close(): void;
  destroy(): void;
}
