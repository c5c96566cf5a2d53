import type { Leftover } from './cleanup/leftover';
import type { AskedCategory } from './consent/categories';
import type { Regime } from './consent/regimes';
import type { Audit, Finding, Sighting } from './debug/contract';
import type { OwnReceipt } from './receipts/outbox';

/** A frozen snapshot of what the visitor consented to. */
export interface Consent extends Readonly<Record<AskedCategory, boolean>> {
  /** `unasked`: nothing but `necessary` runs. `implied`: the regime starts with a yes and nobody has objected. */
  readonly status: 'unasked' | 'decided' | 'implied';
  readonly necessary: true;
  /** May this service run now, by id. */
  readonly services: Readonly<Record<string, boolean>>;
  /** ISO 8601, or `null` while nothing is decided. */
  readonly decidedAt: string | null;
  /** When the visitor is asked again, as ISO 8601; `null` where the law asks nobody. */
  readonly expiresAt: string | null;
  readonly policyVersion: string | null;
  /** ISO 3166 code, or `null` where it is unknown. */
  readonly region: string | null;
  readonly regime: Regime;
  /** base64url(SHA-256(the visitor's secret)), or `null` while nothing is stored. */
  readonly subjectId: string | null;
  /** Whether the decision is stored, and will be known on the next page. */
  readonly persisted: boolean;
}

/** What a decision changed. */
export interface Outcome {
  /** Names of categories and services that may run now and could not before. */
  readonly granted: readonly string[];
  readonly withdrawn: readonly string[];
  readonly left: readonly Leftover[];
}

/** A consent beyond cookies, such as to marketing e-mail. */
export interface BeyondCookies {
  /** What for, in a word of the site's own: `newsletter`. Up to 100 characters. */
  readonly purpose: string;
  /** `true` where it is given, `false` where it is taken back. */
  readonly granted: boolean;
  /** What stands before the visitor, word for word, up to 10,000 characters. Nothing personal: the notice with it is public. */
  readonly text: string;
}

export type { Audit, Finding, Leftover, OwnReceipt, Sighting };

/** The events, by type, with what their listeners get. */
export interface AssentEvents {
  /** Once on every page, as soon as it is known what may run; replayed to late listeners. */
  ready: Consent;
  /** After every decision of this or another tab, once it is applied. */
  change: Outcome & { readonly consent: Consent };
  /** Part of a change: what may run now. Not fired when there is nothing. */
  grant: { readonly names: readonly string[] };
  /** Part of a change: what may not run any more, and what of it could not be removed. */
  withdraw: {
    readonly names: readonly string[];
    readonly left: readonly Leftover[];
    /**
     * Sites where the providers of the withdrawn services may keep storage of their own, such as third-party cookies, one
     * entry for each service and site. No page can read or delete that: only the provider, or the visitor in the browser's
     * settings.
     */
    readonly elsewhere: readonly { readonly service: string; readonly site: string }[];
  };
  /** A receipt was stored in the outbox (`acknowledged: false`), and again once the endpoint has it. */
  receipt: OwnReceipt;
  /** With the setting `guard`: something was seen that no answer allows, or of a host that nobody knows. It was not held. */
  guard: Sighting;
  /** The preferences were opened. */
  open: null;
  close: null;
  /** Something went wrong inside Assent. The gate stays as closed as it was. */
  error: { readonly message: string; readonly cause?: unknown };
}

/** What `createAssent()` returns and `window.assent` is. */
export interface Assent {
  readonly consent: Consent;
  /** May this category or service run now? Unknown names may not. */
  has(name: string): boolean;
  /** Resolves once this category or service may run; never rejects. */
  when(name: string): Promise<void>;
  /** @returns a function that takes the listener off again */
  on<K extends keyof AssentEvents>(type: K, listener: (event: AssentEvents[K]) => void): () => void;
  acceptAll(): Promise<Outcome>;
  rejectAll(): Promise<Outcome>;
  /**
   * Decides about categories and services by name. What is not named stays as it is; at a first decision about
   * categories, what is not named is a no.
   */
  set(answers: Readonly<Record<string, boolean>>): Promise<Outcome>;
  /** Forgets the decision on this device (its receipts stay) and asks again. */
  reset(): Promise<Outcome>;
  /** Opens the preferences. */
  open(): Promise<void>;
  close(): void;
  /** The visitor's own receipts, oldest first. */
  receipts(): OwnReceipt[];
  /** Forgets this visitor here, and asks the endpoint to. Resolves once the endpoint has, or at once without one. */
  erase(): Promise<void>;
  setAudience(audience: 'general' | 'minor'): Promise<Outcome>;
  /**
   * Records a consent beyond cookies, into the same outbox, receipts, notices, export and erasure as decisions. It changes no
   * category; whoever has not answered the banner is asked as before.
   *
   * @returns its receipt, once it is stored in this browser; it is sent as any other
   * @throws TypeError naming the field that is wrong and the fix
   */
  record(consent: BeyondCookies): Promise<OwnReceipt>;
  /**
   * What the page has requested and stored, compared with what is granted, and the mistakes in how it was set up. For development: loads
   * a part of its own, and asks for the page itself and the endpoint. With the setting `debug` it knows the page from its start.
   */
  audit(): Promise<Audit>;
  /** Removes every listener, element and observer. What runs goes on until the page is left. */
  destroy(): void;
}

/**
 * What Assent pushes to `window.dataLayer`, where there is one: for each event its name, and its payload beside it. Narrow it by `event`.
 */
export type DataLayerEvent = {
  [K in keyof AssentEvents]: { readonly event: `assent.${K}` } & (AssentEvents[K] extends null
    ? unknown
    : AssentEvents[K]);
}[keyof AssentEvents];

export type AssentDomEvents = { [K in keyof AssentEvents as `assent:${K}`]: CustomEvent<AssentEvents[K]> };

declare global {
  interface DocumentEventMap extends AssentDomEvents {}
  interface Window {
    assent?: Assent;
    assentQueue?: { push(callback: (assent: Assent) => void): unknown };
  }
}
