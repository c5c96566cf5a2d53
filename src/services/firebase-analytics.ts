import {
  FIREBASE_DATABASES,
  FIREBASE_FORMS,
  FIREBASE_USE,
  type FirebaseConfig,
  firebaseSdk,
  SDK_VERSION,
} from './firebase';
import { ANALYTICS_COOKIES, disableAnalytics, type GoogleOptions, googleActs } from './google';
import { readyMade } from './ready-made';

/** A call of the SDK by name, such as `['logEvent', 'sign_up', { method: 'mail' }]`. */
type Call = readonly [method: string, ...args: unknown[]];

export interface FirebaseAnalyticsOptions extends GoogleOptions {
  readonly config: FirebaseConfig & { readonly measurementId: string };
  /** SDK version to load from `www.gstatic.com`. Default `12.19.0`. */
  readonly version?: string;
  /**
   * What becomes of calls in `window.firebaseCalls` that came before the yes: `drop` (default), or `queue`, in the memory
   * of this page, until there is one.
   */
  readonly calls?: 'drop' | 'queue';
}

interface Sdk {
  getAnalytics(app: unknown): unknown;
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
    forms: { ...FIREBASE_FORMS, 'config.measurementId': /^G-[A-Z0-9]+$/, 'calls?': /^(drop|queue)$/ },
    cookies: ANALYTICS_COOKIES,
    databases: FIREBASE_DATABASES,
    run: ({ config, version = SDK_VERSION, calls, ...options }: FirebaseAnalyticsOptions) => {
      let act: ((call: Call) => void) | undefined;
      let collect: ((enabled: boolean) => void) | undefined;
      let isOn = true;
      return googleActs(options, {
        async load({ allowed }) {
          const page = window as { firebaseCalls?: Call[] | { push(...calls: Call[]): unknown } };
          const early = page.firebaseCalls;
          const waiting: Call[] = calls === 'queue' && Array.isArray(early) ? [...early] : [];
          // From the yes on every call counts, also while the SDK is on its way.
          page.firebaseCalls = {
            push(...more: Call[]) {
              for (const call of isOn ? more : []) act ? act(call) : waiting.push(call);
            },
          };
          const sdk = await firebaseSdk<Sdk>(version, 'analytics');
          // The visitor may have changed their mind while the SDK was on its way.
          if (!allowed('firebase-analytics')) return;
          const analytics = sdk.getAnalytics(sdk.app.initializeApp(config));
          collect = (enabled) => sdk.setAnalyticsCollectionEnabled(analytics, enabled);
          act = ([method, ...args]) => (sdk[method] as (...given: unknown[]) => void)(analytics, ...args);
          waiting.splice(0).forEach(act);
        },
        // Without its id there is no flag to set.
        reloads: !config,
        enable(on) {
          isOn = on;
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
    tags: ['gstatic.com/firebasejs/*/firebase-analytics', 'firebase.googleapis.com'],
    loads: [
      'firebaseinstallations.googleapis.com',
      'googletagmanager.com/gtag/js?l=dataLayer&id=G-',
      'google-analytics.com',
    ],
    use: { ...FIREBASE_USE, 'config.measurementId': 'the measurement id, such as G-XXXXXXX', calls: 'drop or queue' },
  },
);
