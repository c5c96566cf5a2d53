import { locale, texts } from '../../../src/locales/en';

/* What all managers say on the pictures that are judged: our words, since the judgement is not of words. */

export const SITE = 'Tides';

/** Two services, one for each category that is asked about. */
export const SERVICES = {
  analytics: { id: 'google-analytics', name: 'Google Analytics' },
  marketing: { id: 'meta-pixel', name: 'Meta Pixel' },
} as const;

const { analytics, marketing } = locale.purposes;

export const WORDS = {
  title: locale.title,
  body: locale.body(SITE, locale.list([analytics, marketing]), 2),
  acceptAll: locale.acceptAll,
  rejectAll: locale.rejectAll,
  settings: locale.customise,
  policy: locale.policyLink,
  preferencesTitle: texts.preferencesTitle,
  preferencesBody: texts.preferencesBody,
  save: texts.save,
  close: texts.close,
  categories: texts.categories,
} as const;
