/**
 * What stands on pages where no interface is loaded. Every language has these in its locale; those of the languages that most
 * pages are in stand here too, so that their returning visitors download none.
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
