import type { BannerLocale, Locale } from './locale';

/** Every language, by BCP 47 code, loaded when it is needed. */
export const locales: Readonly<
  Record<string, () => Promise<{ readonly locale: BannerLocale; readonly texts: Locale }>>
> = {
  en: () => import('./en'),
  ar: () => import('./ar'),
};
