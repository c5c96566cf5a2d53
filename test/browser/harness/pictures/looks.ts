import type { BrowserContextOptions } from 'playwright-core';

/** Who looks at it, and on what. */
export interface Look {
  readonly lang: 'en' | 'ar';
  readonly context: BrowserContextOptions;
}

const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 780 };
const SMALL_PHONE = { width: 320, height: 568 };

export const LOOKS = {
  light: { lang: 'en', context: { viewport: DESKTOP, colorScheme: 'light' } },
  dark: { lang: 'en', context: { viewport: DESKTOP, colorScheme: 'dark' } },
  arabic: { lang: 'ar', context: { viewport: DESKTOP, colorScheme: 'light' } },
  forced: { lang: 'en', context: { viewport: DESKTOP, colorScheme: 'dark', forcedColors: 'active' } },
  phone: { lang: 'en', context: { viewport: PHONE, colorScheme: 'light', isMobile: true, hasTouch: true } },
  'small-phone': {
    lang: 'ar',
    context: { viewport: SMALL_PHONE, colorScheme: 'dark', isMobile: true, hasTouch: true },
  },
} as const satisfies Readonly<Record<string, Look>>;

export type LookName = keyof typeof LOOKS;
