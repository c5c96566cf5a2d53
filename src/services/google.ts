import type { ServicePage } from './service';

type Gtag = (...args: unknown[]) => void;

/**
 * Google Consent Mode v2, shared by every service that loads a Google tag. All seven signals, in the default and in every
 * update ("Consent mode reference", Google). Basic mode only: no Google tag is loaded before consent.
 */
function signals(allowed: (name: string) => boolean): Record<string, 'granted' | 'denied'> {
  const state = (name: string) => (allowed(name) ? 'granted' : 'denied');
  const marketing = state('marketing');
  const preferences = state('preferences');
  return {
    ad_storage: marketing,
    ad_user_data: marketing,
    ad_personalization: marketing,
    analytics_storage: state('analytics'),
    functionality_storage: preferences,
    personalization_storage: preferences,
    security_storage: 'granted',
  };
}

/** The queue of Google's tags. It reads `arguments` objects and ignores arrays, hence no rest parameter. */
export const gtag: Gtag = function () {
  const page = window as { dataLayer?: unknown[]; gtag?: Gtag };
  page.dataLayer ??= [];
  page.gtag ??= gtag;
  // biome-ignore lint/complexity/noArguments: what Google's tag understands
  page.dataLayer.push(arguments);
};

let told: string | undefined;

/** Denied defaults, before anything else is put on the queue: a tag without a default behaves as if granted. */
export function googleDefaults(): void {
  if (told === undefined)
    gtag(
      'consent',
      'default',
      signals((name) => name === 'necessary'),
    );
  told ??= '';
}

/** Tells Google's tags what may be done now; once for a state, however many services ask for it. */
export function googleConsent({ allowed }: ServicePage): void {
  const state = signals(allowed);
  if (told !== `${Object.values(state)}`) gtag('consent', 'update', state);
  told = `${Object.values(state)}`;
}

/** Always with `&l=dataLayer`: Firebase looks for this before it loads a tag of its own, and would load a second one. */
export function loadGoogleTag(page: ServicePage, id: string): Promise<unknown> {
  return page.loadScript(`https://www.googletagmanager.com/gtag/js?id=${id}&l=dataLayer`);
}

/** The kill flag of Google Analytics ("Privacy controls in Google Analytics"): no hit leaves while it is true. */
export function disableAnalytics(id: string, disabled: boolean): void {
  (window as unknown as Record<string, boolean>)[`ga-disable-${id}`] = disabled;
}

/** Cookies of Google Analytics ("[GA4] Cookie usage on websites"), the older ones included. */
export const ANALYTICS_COOKIES = ['_ga', '_ga_*', '_gid', '_gat*', '_gali', 'FPLC'];
