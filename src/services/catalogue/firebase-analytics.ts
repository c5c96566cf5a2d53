import {
  FIREBASE_DATABASES,
  FIREBASE_FORMS,
  FIREBASE_USE,
  type FirebaseConfig,
  firebaseSdk,
  SDK_VERSION,
} from '../helpers/firebase';
import { ANALYTICS_COOKIES, disableAnalytics, type GoogleOptions, googleActs } from '../helpers/google';
import { GOOGLE_FORMS, GOOGLE_USE } from '../helpers/google-options';
import { landing } from '../helpers/landing';
import { list } from '../helpers/stub';
import { readyMade } from '../ready-made';

/** A call of the SDK by name, such as `['logEvent', 'sign_up', { method: 'mail' }]`. */
type Call = readonly [method: string, ...args: unknown[]];

export interface FirebaseAnalyticsOptions extends GoogleOptions {
  readonly config: FirebaseConfig & { readonly measurementId: string };
  /** SDK version to load from `www.gstatic.com`. Default `12.19.0`. */
  readonly version?: string;
}

interface Sdk {
  initializeAnalytics(app: unknown, options: { config: object | undefined }): unknown;
  setAnalyticsCollectionEnabled(analytics: unknown, enabled: boolean): void;
  readonly [method: string]: unknown;
}

/**
 * Creating Firebase Analytics stores an installation id and talks to three hosts whatever the consent state says (source
 * of `@firebase/analytics` 0.10), so not one call of it is made before consent: `setConsent` alone is no gate.
 */
export default readyMade(
  {
    id: 'firebase-analytics',
    category: 'analytics',
    name: 'Firebase Analytics',
    provider: 'Google',
    privacyUrl: 'https://firebase.google.com/support/privacy',
    retention: '2 year',
    forms: { ...FIREBASE_FORMS, ...GOOGLE_FORMS, 'config.measurementId': /^G-[A-Z0-9]+$/ },
    cookies: ANALYTICS_COOKIES,
    databases: FIREBASE_DATABASES,
    run: ({ config, version = SDK_VERSION, ...options }: FirebaseAnalyticsOptions) => {
      let collect: ((enabled: boolean) => void) | undefined;
      return googleActs(options, {
        async load({ allowed }) {
          const waiting = list<Call[]>('firebaseCalls');
          const sdk = await firebaseSdk<Sdk>(version, 'analytics');
          // The visitor may have changed their mind while the SDK was on its way.
          if (!allowed('firebase-analytics')) return;
          const analytics = sdk.initializeAnalytics(sdk.app.initializeApp(config), { config: landing() });
          collect = (enabled) => sdk.setAnalyticsCollectionEnabled(analytics, enabled);
          const push = (...calls: Call[]) => {
            for (const [method, ...args] of calls) (sdk[method] as (...given: unknown[]) => void)(analytics, ...args);
          };
          push(...(Array.isArray(waiting) ? waiting : []));
          Object.assign(window, { firebaseCalls: { push } });
        },
        // Without its id there is no flag to set.
        reloads: !config,
        enable(on) {
          // The SDK's own switch waits for its initialisation; the flag that it will set counts from now on.
          disableAnalytics(config?.measurementId, !on);
          collect?.(on);
        },
      });
    },
  },
  {
    hosts: [
      'www.gstatic.com',
      'firebase.googleapis.com',
      'firebaseinstallations.googleapis.com',
      'www.googletagmanager.com',
      '*.google-analytics.com',
    ],
    queue: 'firebaseCalls dataLayer',
    tags: ['gstatic.com/firebasejs/*/firebase-analytics', 'firebase.googleapis.com'],
    loads: [
      'firebaseinstallations.googleapis.com',
      'googletagmanager.com/gtag/js?l=dataLayer&id=G-',
      'google-analytics.com',
    ],
    use: { ...FIREBASE_USE, ...GOOGLE_USE, 'config.measurementId': 'the measurement id, such as G-XXXXXXX' },
  },
);
