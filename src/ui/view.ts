import { preferencesNotice } from '../consent/detailed-notice';
import type { Notice } from '../consent/notice';
import type { Locale } from '../locales/locale';
import type { InterfaceHost } from './host';

/** The host as the preferences see it: with all texts, and the whole notice. */
export interface View extends InterfaceHost {
  readonly locale: Locale;
  /** The notice of the preferences as of now. They draw this and nothing else. */
  notice(): Notice;
}

export function createView(host: InterfaceHost, locale: Locale): View {
  return { ...host, locale, notice: () => preferencesNotice(host.facts(), locale, host.services()) };
}
