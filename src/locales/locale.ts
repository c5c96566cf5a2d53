import type { Labels } from './labels';

/**
 * One language: what the banner says. Everything a visitor reads comes from here (or from the site's own `ui.texts`), so a missing text does
 * not compile. Texts with facts in them are functions: a missing fact does not compile either.
 *
 * Wording is neutral (EDPB 03/2022): no praise for a yes, no loss for a no, no double negatives.
 */
export interface BannerLocale extends Labels {
  /** BCP 47 code, e.g. `ar`. */
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * Words as a list within a sentence. By hand: browsers of different age would draw different notices, and each takes its time to
   * get ready for `Intl.ListFormat`.
   */
  readonly list: (words: readonly string[]) => string;

  // The banner
  readonly title: string;
  /** Names the purposes; `services` is how many services would be used. */
  readonly body: (site: string, purposes: string, services: number) => string;
  /** Asked again about what came later; `names` are the new categories or services. To reject takes back what was allowed before, too. */
  readonly newBody: (site: string, names: string) => string;
  readonly acceptAll: string;
  readonly rejectAll: string;
  readonly customise: string;
  readonly policyLink: string;
  readonly purposes: Readonly<Record<'preferences' | 'analytics' | 'marketing', string>>;
}

/** What the question of the age says: it is loaded where that is asked alone. */
export interface AgeLocale {
  readonly ageTitle: string;
  /** Why it is asked, and that the year stays in the browser. Below `years` analytics and marketing stay off. */
  readonly ageBody: (years: number) => string;
  /** Of the field. Names the calendar where the language has another one in use. */
  readonly ageLabel: string;
  /** What was written is no year of birth. */
  readonly ageError: string;
  readonly ageContinue: string;
}

/** One language, whole. Everything that is said only after a click is here. */
export interface Locale extends BannerLocale {
  /** The policy has a new version that does not need a new answer. */
  readonly policyNote: (version: string) => string;
  readonly dismiss: string;
  /** Global Privacy Control was honoured. */
  readonly signalNote: string;

  // The preferences
  readonly preferencesTitle: string;
  readonly preferencesBody: string;
  readonly save: string;
  /** Says that closing saves nothing. */
  readonly close: string;
  readonly saved: string;
  /** It holds for this page alone: the browser keeps nothing. */
  readonly notStored: string;
  /** Nothing was to be saved. */
  readonly unchanged: string;
  /** Stands by the buttons while a withdrawal would reload the page, and a form of it has been filled in. */
  readonly losesInput: string;
  readonly alwaysOn: string;
  readonly categories: Readonly<Record<'necessary' | 'preferences' | 'analytics' | 'marketing', CategoryTexts>>;
  // Labels, not functions: what is said about a service is then in the notice word by word.
  readonly services: string;
  /** Of the field that looks among many services. */
  readonly search: string;
  /** Stands before the number of those that it shows. */
  readonly found: string;
  /** Unfolds what a service stores, and where. */
  readonly details: string;
  readonly provider: string;
  readonly providerPolicy: string;
  readonly stores: string;
  /** How long what it stores is kept at the most. */
  readonly retention: string;
  /** Sites on which its provider may keep storage of its own. */
  readonly thirdParty: string;
  /** Of a service that is not on this page. */
  readonly elsewhere: string;
  /** A service that nobody knows the name of any more, with the key of its answer. */
  readonly unknownService: (key: string) => string;
  /** After a withdrawal: what this page may not delete. */
  readonly left: (names: string) => string;

  // The visitor's own receipts
  readonly receipts: string;
  /** Stands before what the visitor's receipts go by. */
  readonly subject: string;
  readonly noReceipts: string;
  readonly receiptStored: string;
  readonly receiptWaiting: string;
  readonly actions: Readonly<Record<'accept-all' | 'reject-all' | 'choose' | 'withdraw' | 'signal', string>>;
  /** Stands before the names of what was allowed. */
  readonly allowed: string;
  /** In place of those names. */
  readonly allowedNothing: string;
  /** Has `JSON` in it, which is replaced where it is JSON-LD. */
  readonly download: string;
  /** What shows that the site's log has a receipt. */
  readonly proof: string;

  // Erasure: asked once more, in plain words
  readonly erase: string;
  readonly eraseConfirm: string;
  readonly eraseNow: string;
  readonly cancel: string;
  readonly erased: string;
  readonly failed: string;

  // What stands in the page
  readonly embed: (service: string, provider: string) => string;
  readonly loadOnce: string;
  readonly alwaysAllow: string;
  readonly openSource: string;
}

export interface CategoryTexts {
  readonly title: string;
  readonly text: string;
}

/** What `ui.texts` may replace: every text without facts in it, and those that have them, written out. */
export type TextOverrides = Partial<Record<TextName, string>>;
export type TextName =
  | {
      [K in keyof Locale]: Locale[K] extends string | ((...facts: never[]) => string) ? K : never;
    }[Exclude<keyof Locale, 'code' | 'direction' | 'list' | 'categories' | 'purposes' | 'actions'>]
  | keyof AgeLocale;
