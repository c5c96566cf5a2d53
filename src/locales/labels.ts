/**
 * What stands on pages where no interface is loaded. Apart from the locales, which a returning visitor never downloads;
 * each locale includes its own.
 */
export interface Labels {
  /** Name of the control that opens the preferences. */
  readonly reopen: string;
  /** The link of the opt-out regimes; in English the words of 11 CCR 7015. */
  readonly choices: string;
}

export const en: Labels = { reopen: 'Privacy Choices', choices: 'Your Privacy Choices' };
export const ar: Labels = { reopen: 'خيارات الخصوصية', choices: 'خيارات الخصوصية' };

export const LABELS: Readonly<Record<string, Labels>> = { en, ar };
